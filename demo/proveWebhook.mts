import axios from 'axios';
import { z } from 'zod/v4';
import { compareRecord } from './compareRecord.mts';
import { describeDatum } from './describeDatum.mts';
import type { N8nServer } from './N8nServer.mts';
import { refuseMistakes } from './refuseMistakes.mts';
import type { Sandbox, StoredRecord } from './Sandbox.mts';
import { type WebhookCase, webhookCases } from './webhookCases.mts';
import type { Workflow } from './Workflow.mts';

/** What was sent, what was answered, and how many records were found in the sandbox. */
export interface WebhookFinding {
	asked: WebhookCase['form'];
	found: {
		status: number;
		answer: unknown;
		/** Nothing can be found in a sandbox that is down. */
		records: number | null;
	};
}

const answerSchema = z.union([
	z.strictObject({ id: z.number() }),
	z.strictObject({ error: z.string() }),
]);

/** The record of the good form; its date has no zone and so is Berlin's. */
const expected = [
	describeDatum(301, 'stringValue', 'Book the hall'),
	describeDatum(302, 'dateTimeValue', '2026-03-02T08:30:00.000Z'),
	describeDatum(303, 'userValue', 2),
];

/**
 * Publishes `examples/webhook.json`, asks for its form, and sends good and bad ones, with Tracy in
 * good and in bad health. Ends the sandbox. Refuses if an answer is not true.
 * @returns name of the case -> what was sent and found
 */
export async function proveWebhook(
	server: N8nServer,
	sandbox: Sandbox,
	workflow: Workflow,
): Promise<Record<string, WebhookFinding>> {
	await server.publish(workflow);
	const url = `${server.url}/webhook/new-task`;
	await checkForm(url);
	const findings: Record<string, WebhookFinding> = {};
	for (const webhookCase of webhookCases) {
		findings[webhookCase.name] = await proveCase(url, sandbox, webhookCase);
	}
	return findings;
}

async function checkForm(url: string): Promise<void> {
	const { data, headers } = await axios.get<unknown>(url, { proxy: false });
	const isForm = typeof data === 'string' && data.includes('<form method="post">');
	if (!isForm || !String(headers['content-type']).startsWith('text/html')) {
		throw new Error('The webhook did not show its form.');
	}
}

async function proveCase(
	url: string,
	sandbox: Sandbox,
	webhookCase: WebhookCase,
): Promise<WebhookFinding> {
	await prepare(sandbox, webhookCase);
	const { status, data } = await axios.post<unknown>(url, new URLSearchParams(webhookCase.form), {
		proxy: false,
		validateStatus: () => true,
	});
	const isDown = webhookCase.fault === 'sandbox down';
	const records = isDown ? [] : await sandbox.records();
	const mistakes = [
		...(status === webhookCase.status ? [] : [`${status} was answered`]),
		...(records.length === webhookCase.records ? [] : [`${records.length} records are there`]),
		...checkAnswer(data, records, webhookCase),
	];
	refuseMistakes(`The webhook (${webhookCase.name})`, mistakes);
	const found = { status, answer: data, records: isDown ? null : records.length };
	return { asked: webhookCase.form, found };
}

async function prepare(sandbox: Sandbox, { fault }: WebhookCase): Promise<void> {
	if (fault === 'sandbox down') {
		await sandbox.end();
		return;
	}
	await sandbox.reset();
	if (fault !== undefined) await sandbox.expectFault(fault);
}

/** Compares an answer with the case, and the record that it names with the form. */
function checkAnswer(
	data: unknown,
	records: StoredRecord[],
	{ status, says }: WebhookCase,
): string[] {
	const answer = answerSchema.safeParse(data);
	if (!answer.success) return [`the answer is ${JSON.stringify(data)}`];
	if ('error' in answer.data) {
		const { error } = answer.data;
		return status !== 200 && error.includes(says) ? [] : [`the answer says “${error}”`];
	}
	const { id } = answer.data;
	const record = records.find((candidate) => candidate.id === id);
	return record === undefined ? [`there is no record ${id}`] : compareRecord(record, expected);
}
