import axios, { type AxiosResponse } from 'axios';
import type { Editor } from '../../n8n/Editor.mts';
import type { Fault, Sandbox, StoredRecord } from '../../n8n/Sandbox.mts';
import type { Workflow } from '../../n8n/Workflow.mts';
import { compareRecord, describeDatum, refuseMistakes } from './compareRecord.mts';

/** A form that is sent to the webhook, and what has to come of it. */
interface WebhookCase {
	name: string;
	form: { title: string; due: string; assignee: string };
	/** What goes wrong between n8n and Tracy. */
	fault?: Fault | 'sandbox down';
	status: 200 | 400 | 502;
	/** What the page has to say. */
	says: string;
	/** How many records there are afterwards. */
	records: number;
}

const form = { title: 'Book the hall', due: '2026-03-02 09:30', assignee: '2' };
const nothing = 'Nothing was created';
const perhaps = 'may or may not have been created';

/** What is sent to the webhook, in this order; the sandbox does not come back after the last. */
const webhookCases: WebhookCase[] = [
	{ name: 'good form', form, status: 200, says: 'Your task was created', records: 1 },
	{
		name: 'bad value',
		form: { ...form, due: 'next Friday' },
		status: 400,
		says: 'next Friday',
		records: 0,
	},
	{
		name: 'refused by Tracy',
		form: { ...form, title: '' },
		status: 400,
		says: '301',
		records: 0,
	},
	{
		name: 'key not accepted',
		form,
		fault: { fault: 'status', status: 401 },
		status: 502,
		says: nothing,
		records: 0,
	},
	{
		name: 'key without permission',
		form,
		fault: { fault: 'status', status: 403 },
		status: 502,
		says: nothing,
		records: 0,
	},
	{
		name: 'created, but no answer',
		form,
		fault: { fault: 'reset-after-create' },
		status: 502,
		says: perhaps,
		records: 1,
	},
	{
		name: 'not created, and no answer',
		form,
		fault: { fault: 'reset-after-read' },
		status: 502,
		says: perhaps,
		records: 0,
	},
	{ name: 'sandbox down', form, fault: 'sandbox down', status: 502, says: nothing, records: 0 },
];

/** What was sent, what was answered, and how many records were found in the sandbox. */
export interface WebhookFinding {
	asked: WebhookCase['form'];
	found: {
		status: number;
		/** What the page says. */
		answer: string;
		/** Nothing can be found in a sandbox that is down. */
		records: number | null;
	};
}

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
	editor: Editor,
	sandbox: Sandbox,
	workflow: Workflow,
): Promise<Record<string, WebhookFinding>> {
	await editor.publish(workflow.id);
	const url = `${editor.url}/webhook/new-task`;
	await checkForm(url);
	const findings: Record<string, WebhookFinding> = {};
	for (const webhookCase of webhookCases) {
		findings[webhookCase.name] = await proveCase(url, sandbox, webhookCase);
	}
	return findings;
}

async function checkForm(url: string): Promise<void> {
	const answer = await axios.get<unknown>(url, { proxy: false });
	if (!pageOf(answer).includes('<form method="post">')) {
		throw new Error('The webhook did not show its form.');
	}
}

/** The HTML of an answer; empty if it is something else. */
function pageOf({ data, headers }: AxiosResponse<unknown>): string {
	const isPage = String(headers['content-type']).startsWith('text/html');
	return isPage && typeof data === 'string' ? data : '';
}

/** What the body of a page says, without its tags. */
function textOf(page: string): string {
	const [, body = ''] = /<h1>([^]*)$/.exec(page) ?? [];
	return body
		.replace(/<[^>]*>/g, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&amp;', '&')
		.trim();
}

async function proveCase(
	url: string,
	sandbox: Sandbox,
	webhookCase: WebhookCase,
): Promise<WebhookFinding> {
	await prepare(sandbox, webhookCase);
	const answered = await axios.post<unknown>(url, new URLSearchParams(webhookCase.form), {
		proxy: false,
		validateStatus: () => true,
	});
	const { status } = answered;
	const answer = textOf(pageOf(answered));
	const isDown = webhookCase.fault === 'sandbox down';
	const records = isDown ? [] : await sandbox.records();
	const mistakes = [
		...(status === webhookCase.status ? [] : [`${status} was answered`]),
		...(records.length === webhookCase.records ? [] : [`${records.length} records are there`]),
		...checkAnswer(answer, records, webhookCase),
	];
	refuseMistakes(`The webhook (${webhookCase.name})`, mistakes);
	const found = { status, answer, records: isDown ? null : records.length };
	return { asked: webhookCase.form, found };
}

async function prepare(sandbox: Sandbox, { fault }: WebhookCase): Promise<void> {
	if (fault === 'sandbox down') {
		await sandbox.end();
		return;
	}
	await sandbox.reset();
	if (fault !== undefined) await sandbox.setFaults({ ...fault, every: true, times: 1 });
}

/** Compares an answer with the case, and the record that it names with the form. */
function checkAnswer(
	answer: string,
	records: StoredRecord[],
	{ status, says }: WebhookCase,
): string[] {
	if (!answer.includes(says)) return [`the page says “${answer}”`];
	if (status !== 200) return [];
	const [, id] = /Its number is (\d+)/.exec(answer) ?? [];
	const record = records.find((candidate) => String(candidate.id) === id);
	return record === undefined ? [`there is no record ${id}`] : compareRecord(record, expected);
}
