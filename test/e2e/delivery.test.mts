import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { waitUntil } from '../../tools/n8n/processes/waitUntil.mts';
import { filesWith } from './filesWith.mts';
import {
	createdTitles,
	type Import,
	importWorkflow,
	titleOf,
	titlesOf,
} from './importWorkflow.mts';
import { openStage } from './openStage.mts';

// What becomes of rows when a real n8n stops an import, runs it again, or reports its failure.

const { n8n, sandbox } = await openStage({ after });
const editor = await n8n.start();
const credentialId = await editor.addCredential('Tracy', sandbox.url, sandbox.keys.createOnly);

/** The node's default. */
const mostInFlight = 10;
const errorOutput = { onError: 'continueErrorOutput' };

function add(wanted: Omit<Import, 'credentialId'>): Promise<string> {
	return editor.addWorkflow(importWorkflow({ credentialId, ...wanted }));
}

/** Starts a workflow as its author does, or as production does; returns the ID of the execution. */
async function start(starter: 'manual' | 'webhook', id: string, name: string): Promise<string> {
	if (starter === 'manual') return editor.run(id);
	await editor.publish(id);
	return editor.callWebhook(id, name);
}

/** How many requests were sent for each title. */
async function requestsByTitle(titles: string[]): Promise<number[]> {
	const bodies = (await sandbox.requests()).map(({ body }) => body);
	return titles.map((title) => bodies.filter((body) => body.includes(title)).length);
}

for (const [words, name, settings] of [
	['On Error: Stop Workflow', 'stopped', {}],
	['On Error: Continue (using error output)', 'stopped-continuing', errorOutput],
] as const) {
	test(`After Stop nothing is sent but what was under way (${words})`, async () => {
		// Held for so long that no answer comes before it is pressed.
		await sandbox.reset({ latency: 10_000 });
		const execution = await editor.run(await add({ name, rows: 100, settings }));
		await sandbox.untilReceived(mostInFlight);

		await editor.stop(execution);
		assert.equal((await editor.ended(execution)).status, 'canceled');
		await sandbox.untilIdle();
		await sandbox.change({ latency: 0 });
		// By the end of another execution it would have sent more.
		await editor.ended(await editor.run(await add({ name: `${name}-after`, rows: 1 })));

		const titles = (await sandbox.requests()).map(({ body }) => /stopped[\w-]*/.exec(body)?.[0]);
		assert.deepEqual(titles, [...Array<string>(mostInFlight).fill(name), `${name}-after`]);
	});
}

test('Retry On Fail posts no row twice and completes the rest', async (t) => {
	await sandbox.reset({ latency: 20 });
	await sandbox.setFaults({ fault: 'status', status: 422, contains: ' row 30.', times: 1 });
	const wanted = { name: 'retry-on-fail', rows: 60 };
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 500 };
	const execution = await editor.ended(await editor.run(await add({ ...wanted, settings })));

	const titles = titlesOf(wanted);
	assert.equal(execution.status, 'success');
	assert.deepEqual((await createdTitles(sandbox)).sort(), titles.sort());
	assert.deepEqual(
		await requestsByTitle(titles),
		titles.map((title) => (title.includes(' row 30.') ? 2 : 1)),
	);
	assert.equal(execution.items('Created').length, 60);
	t.diagnostic('60 rows, 61 requests, 60 records');
});

test('Retry On Fail never sends a row of unknown outcome again', async (t) => {
	await sandbox.reset({ latency: 20 });
	await sandbox.setFaults(
		{ fault: 'reset-after-create', contains: ' row 10.', times: 1 },
		{ fault: 'status', status: 422, contains: ' row 30.', times: 1 },
	);
	const wanted = { name: 'retry-on-fail-unknown', rows: 60 };
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 500 };
	const execution = await editor.ended(await editor.run(await add({ ...wanted, settings })));

	assert.equal(execution.status, 'error');
	assert.deepEqual((await createdTitles(sandbox)).sort(), titlesOf(wanted).sort());
	assert.deepEqual(await requestsByTitle([titleOf(wanted.name, 10)]), [1]);
	assert.match(execution.error?.message ?? '', /\[item 10\]/);
	assert.match(execution.error?.description ?? '', /Of 60 items: \d+ created, 1 unknown\./);
	t.diagnostic(`${execution.error?.message ?? ''} | ${execution.error?.description ?? ''}`);
});

for (const [starter, loadWorkflow] of [
	['webhook', false],
	['webhook', true],
	['manual', false],
	['manual', true],
] as const) {
	const words = loadWorkflow ? 'with the workflow as it is now' : 'with the workflow as it was';
	test(`Retry of a failed execution (${starter}, ${words}) posts no row twice`, async (t) => {
		await sandbox.reset({ latency: 20 });
		await sandbox.setFaults({ fault: 'status', status: 422, contains: ' row 30.', times: 1 });
		const wanted = { name: `retry-${starter}-${loadWorkflow ? 'now' : 'then'}`, rows: 60 };
		const id = await add(wanted);
		const failed = await editor.ended(await start(starter, id, wanted.name));
		assert.equal(failed.status, 'error');
		const before = (await createdTitles(sandbox)).length;
		assert.ok(before >= 20 && before < 60, `${before} were created by the first try`);

		// The bodies differ then; the rows are the same.
		const title = '={{ $json.title + " Corrected" }}';
		if (loadWorkflow) {
			await editor.changeWorkflow(id, importWorkflow({ credentialId, ...wanted, title }));
		}
		const retried = await editor.retry(failed.id, loadWorkflow);

		const titles = titlesOf(wanted);
		const created = (await createdTitles(sandbox)).map((found) => found.replace(' Corrected', ''));
		assert.equal(retried.status, 'success');
		assert.equal(retried.mode, 'retry');
		assert.deepEqual(created.sort(), titles.sort());
		assert.deepEqual(
			await requestsByTitle(titles),
			titles.map((found) => (found.includes(' row 30.') ? 2 : 1)),
		);
		assert.equal(retried.items('Created').length, 60);
		const corrected = (await createdTitles(sandbox)).filter((found) =>
			found.endsWith(' Corrected'),
		);
		assert.equal(corrected.length, loadWorkflow ? 60 - before : 0);
		assert.deepEqual(retried.hints('Tracy'), [
			`${before} items were sent by an earlier try of this execution, with the settings of that time, and not again.`,
		]);
		t.diagnostic(`${before} created by the first try, ${60 - before} by the second`);
	});
}

test('after Stop, Retry sends all rows again, and a hint says so', async (t) => {
	await sandbox.reset({ latency: 200 });
	const wanted = { name: 'retry-after-stop', rows: 60, options: { maxConcurrency: 2 } };
	const stopped = await start('webhook', await add(wanted), wanted.name);
	await sandbox.untilReceived(10);
	await editor.stop(stopped);
	await editor.ended(stopped);
	await sandbox.untilIdle();
	const before = await createdTitles(sandbox);
	await sandbox.change({ latency: 0 });
	const retried = await editor.retry(stopped, false);

	t.diagnostic(
		`${before.length} created before the stop, ${(await createdTitles(sandbox)).length} at last`,
	);
	t.diagnostic(`n8n calls the retry “${retried.status}”: ${retried.error?.message ?? ''}`);
	assert.deepEqual((await createdTitles(sandbox)).sort(), [...before, ...titlesOf(wanted)].sort());
	// n8n itself leaves the error of the stop in the retry and so calls it failed.
	assert.equal(retried.items('Created').length, 60);
	const hints = retried.hints('Tracy');
	assert.ok(
		hints.some((hint) => hint.startsWith('n8n kept no record of what the first try')),
		JSON.stringify(hints),
	);
	t.diagnostic(hints.join(' | '));
});

test('n8n refuses to retry a stopped execution that was started by hand', async (t) => {
	await sandbox.reset({ latency: 200 });
	const wanted = { name: 'retry-after-stop-by-hand', rows: 60, options: { maxConcurrency: 2 } };
	const stopped = await start('manual', await add(wanted), wanted.name);
	await sandbox.untilReceived(10);
	await editor.stop(stopped);
	await editor.ended(stopped);
	await sandbox.untilIdle();
	const before = (await sandbox.requests()).length;

	await assert.rejects(editor.retry(stopped, false), /cannot be retried/);
	assert.equal((await sandbox.requests()).length, before);
	t.diagnostic(`${before} requests before the stop, none after`);
});

test('an Error Trigger workflow hears which item failed, why, and what became of the rest', async (t) => {
	await sandbox.reset({ latency: 20 });
	// A server that repeats the key, as one does that quotes the request.
	const detail = `The project is closed. Key: ${sandbox.keys.createOnly}.`;
	await sandbox.setFaults({
		fault: 'status',
		status: 422,
		body: { title: 'Refused', status: 422, detail },
		contains: ' row 30.',
	});
	const errorWorkflow = await editor.addWorkflow({
		name: 'On failure',
		nodes: [
			{
				id: 'trigger',
				name: 'Error Trigger',
				type: 'n8n-nodes-base.errorTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
		],
		connections: {},
		settings: { executionOrder: 'v1' },
	});
	await editor.publish(errorWorkflow);
	const id = await add({ name: 'told', rows: 60, errorWorkflow });
	await editor.publish(id);
	const failed = await editor.ended(await editor.callWebhook(id, 'told'));
	const heard = await waitUntil('The execution of the error workflow', 60, async () =>
		(await editor.executionIds(errorWorkflow)).at(0),
	);
	const [item] = (await editor.ended(heard)).items('Error Trigger');

	const { execution } = item as {
		execution: { id: string; error: { message: string; description: string } };
	};
	const { message, description } = execution.error;
	t.diagnostic(`message: ${message}`);
	t.diagnostic(`description: ${description}`);
	assert.equal(execution.id, failed.id);
	assert.match(message, /\[item 30\]/);
	assert.match(message, /The project is closed/);
	const created = (await createdTitles(sandbox)).length;
	assert.match(
		description,
		new RegExp(`Of 60 items: ${created} created, 1 rejected, ${59 - created} unsent\\.`),
	);
	assert.ok(!JSON.stringify(item).includes(sandbox.keys.createOnly));
});

test('failed rows reach the error output with their own data, and none reaches Success', async () => {
	await sandbox.reset({ latency: 20 });
	await sandbox.setFaults(
		{ fault: 'status', status: 422, contains: ' row 3.' },
		{ fault: 'reset-after-create', contains: ' row 5.' },
		{ fault: 'status', status: 500, contains: ' row 7.' },
	);
	const wanted = { name: 'error-output', rows: 20, settings: errorOutput };
	const execution = await editor.ended(await editor.run(await add(wanted)));

	assert.equal(execution.status, 'success');
	const failed = execution.items('Failed');
	assert.deepEqual(
		failed.map(({ key, title, details }) => ({
			key,
			title,
			outcome: (details as { outcome: string }).outcome,
		})),
		[
			{ key: 3, title: titleOf('error-output', 3), outcome: 'rejected' },
			{ key: 5, title: titleOf('error-output', 5), outcome: 'unknown' },
			{ key: 7, title: titleOf('error-output', 7), outcome: 'unknown' },
		],
	);
	const created = execution.items('Created');
	assert.equal(created.length, 17);
	assert.ok(created.every(({ outcome, error }) => outcome === 'created' && error === undefined));
});

test('the key stands in nothing that n8n stored or logged', async () => {
	const { userFolder } = n8n.installation;
	// The rows do stand there.
	assert.notDeepEqual(await filesWith(userFolder, titleOf('error-output', 3)), []);
	assert.deepEqual(await filesWith(userFolder, sandbox.keys.createOnly), []);
	assert.ok(!n8n.log.includes(sandbox.keys.createOnly));
});
