import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowContent } from '../../tools/n8n/Editor.mts';
import type { Execution } from '../../tools/n8n/Execution.mts';
import { waitUntil } from '../../tools/n8n/processes/waitUntil.mts';
import { createdTitles, importWorkflow, titlesOf, type Import } from '../e2e/importWorkflow.mts';
import { formWorkflow, percentiles } from './forms.mts';
import { isShort, openQueue } from './openQueue.mts';

// What n8n's queue mode makes of our node: main process, two workers, a webhook processor, Redis
// and PostgreSQL. What n8n itself does is printed; what the node promises is asserted.

const { n8n, sandbox, credentialId } = await openQueue({ after });
const { editor } = n8n;

/** An import whose rows each have a key of their own. */
function keyedImport(name: string, rows: number): Import {
	return {
		name,
		rows,
		credentialId,
		settings: { onError: 'continueErrorOutput' },
		options: { importKey: '={{ $json.key }}' },
	};
}

async function publish(workflow: WorkflowContent): Promise<string> {
	const id = await editor.addWorkflow(workflow);
	await editor.publish(id);
	return id;
}

/** Starts an import through the webhook processor; returns the ID of its execution. */
async function start(id: string, { name }: Import): Promise<string> {
	const earlier = await editor.executionIds(id);
	assert.equal((await n8n.callWebhook(name)).status, 200);
	return await waitUntil(`An execution of ${name}`, 60, async () =>
		(await editor.executionIds(id)).find((candidate) => !earlier.includes(candidate)),
	);
}

/** How many rows came to which outcome. */
function outcomesOf(execution: Execution): Record<string, number> {
	const counts: Record<string, number> = {};
	const note = (outcome: unknown) => {
		counts[String(outcome)] = (counts[String(outcome)] ?? 0) + 1;
	};
	for (const { outcome } of execution.items('Created')) note(outcome);
	for (const { details } of execution.items('Failed')) {
		note((details as { outcome: string }).outcome);
	}
	return counts;
}

const forms = isShort ? 100 : 300;

test(`${forms} forms at 10 a second: each gets its record and its answer, none twice`, async (t) => {
	for (const node of ['tracy', 'httpRequest'] as const) {
		await sandbox.reset({ latency: 50 });
		await publish(formWorkflow({ node, credentialId, sandbox }));
		const send = async (index: number) => {
			await pause(index * 100);
			const began = Date.now();
			const answer = await n8n.callWebhook(`form-${node}`, JSON.stringify({ title: `${index}.` }));
			const text = await answer.text();
			assert.equal(answer.status, 200, text);
			const { id } = JSON.parse(text) as { id: number };
			return { title: `${index}.`, id, ms: Date.now() - began };
		};
		const answers = await Promise.all(Array.from({ length: forms }, (_, index) => send(index)));
		const records = await sandbox.records();
		const titles = new Map(records.map(({ id, datums }) => [Number(id), datums[0]?.stringValue]));
		t.diagnostic(`${node}: ${percentiles(answers.map(({ ms }) => ms))}`);
		assert.equal(records.length, forms);
		for (const { id, title } of answers) assert.equal(titles.get(id), title);
	}
});

const imports = isShort ? 2 : 4;
const importRows = isShort ? 500 : 2_000;

test(`${imports} imports at once, each row once; then again, all skipped`, async (t) => {
	await sandbox.reset({ latency: 5 });
	const wanted = Array.from({ length: imports }, (_, index) =>
		keyedImport(`beside-${index}`, importRows),
	);
	const ids: string[] = [];
	for (const one of wanted) ids.push(await publish(importWorkflow(one)));
	for (const outcome of ['created', 'skipped']) {
		const began = Date.now();
		const executions = await Promise.all(wanted.map((one, index) => start(ids[index] ?? '', one)));
		const ends = await Promise.all(executions.map((id) => editor.ended(id)));
		t.diagnostic(`${outcome}: ${Date.now() - began} ms for ${imports * importRows} rows`);
		for (const end of ends) assert.deepEqual(outcomesOf(end), { [outcome]: importRows });
	}
	const titles = await createdTitles(sandbox);
	assert.deepEqual(titles.sort(), wanted.flatMap(titlesOf).sort());
});

/** Breaks an import off in its middle, runs it again, and checks what is promised of both runs. */
async function breakOff(
	t: TestContext,
	name: string,
	happen: (execution: string) => Promise<void>,
	{ mostUnknown = 10, endSeconds = 90 }: { mostUnknown?: number; endSeconds?: number } = {},
): Promise<void> {
	await sandbox.reset({ latency: 50 });
	const wanted = keyedImport(name, 1_000);
	const id = await publish(importWorkflow(wanted));
	const first = await start(id, wanted);
	await waitUntil('300 records', 60, async () =>
		(await sandbox.statistics()).created >= 300 ? true : undefined,
	);
	const began = Date.now();
	await happen(first);
	const end = await Promise.race([editor.ended(first), pause(endSeconds * 1_000, undefined)]);
	const shown = end === undefined ? 'still running' : `${end.status} ${end.error?.message ?? ''}`;
	t.diagnostic(`n8n after ${Math.round((Date.now() - began) / 1_000)} s: ${shown}`);
	// Whoever is still at it has had its time.
	await waitUntil('Quiet', 60, async () => {
		const { requests } = await sandbox.statistics();
		await pause(1_000);
		return (await sandbox.statistics()).requests === requests ? true : undefined;
	});

	const again = await editor.ended(await start(id, wanted));
	const outcomes = outcomesOf(again);
	t.diagnostic(`run again: ${JSON.stringify(outcomes)}`);
	const titles = await createdTitles(sandbox);
	const there = new Set(titles);
	const doubtful = new Set(
		again
			.items('Failed')
			.filter(({ details }) => (details as { outcome: string }).outcome === 'unknown')
			.map(({ title }) => title),
	);
	assert.equal(titles.length, there.size, 'no row is there twice');
	const lost = titlesOf(wanted).filter((title) => !there.has(title) && !doubtful.has(title));
	assert.deepEqual(lost, [], 'every row is there or named as unknown');
	assert.ok(doubtful.size <= mostUnknown, `${doubtful.size} are unknown`);
}

/** The worker that runs an execution. */
async function workerOf(execution: string) {
	return await waitUntil('The worker', 30, () => Promise.resolve(n8n.workerOf(execution)));
}

/** In doubt after a kill: what is in flight, what was claimed ahead and not noted yet. */
const mostAfterKill = 310;

test('a worker is killed in the middle of an import with keys', async (t) => {
	await breakOff(
		t,
		'killed',
		async (execution) => {
			const worker = await workerOf(execution);
			await worker.end('SIGKILL');
			await worker.start();
		},
		{ mostUnknown: mostAfterKill },
	);
});

if (!isShort) {
	test('a worker is asked to end in the middle of an import with keys', async (t) => {
		await breakOff(
			t,
			'terminated',
			async (execution) => {
				const worker = await workerOf(execution);
				await worker.end('SIGTERM');
				await worker.start();
			},
			{ mostUnknown: mostAfterKill },
		);
	});

	test('Redis is restarted in the middle of an import with keys', async (t) => {
		await breakOff(t, 'redis', async () => {
			await n8n.redis.end();
			await pause(1_000);
			await n8n.redis.restart();
		});
	});

	test('PostgreSQL is restarted in the middle of an import with keys', async (t) => {
		await breakOff(t, 'postgres', async () => {
			await n8n.postgres.end();
			await pause(1_000);
			await n8n.postgres.restart();
		});
	});

	test('an import with keys is stopped', async (t) => {
		await breakOff(t, 'stopped', async (execution) => {
			await editor.stop(execution);
		});
	});
}
