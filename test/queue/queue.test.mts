import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createdTitles, type Import, importWorkflow, titlesOf } from '../e2e/importWorkflow.mts';
import { formWorkflow } from './formWorkflow.mts';
import { Imports, outcomesOf, shown, twiceIn, unknownIn } from './Imports.mts';
import { addRedis, oneAtATime } from './oneAtATime.mts';
import { isShort, openQueue } from './openQueue.mts';

// What n8n's queue mode makes of our node: main process, two workers, a webhook processor, Redis
// and PostgreSQL. What n8n itself does is printed; what the node promises is asserted.

const queue = await openQueue({ after });
const { n8n, sandbox, credentialId } = queue;
const imports = new Imports(queue);

const forms = isShort ? 100 : 300;

test(`${forms} forms at 10 a second: each gets its record and its answer, none twice`, async (t) => {
	for (const node of ['tracy', 'httpRequest'] as const) {
		await sandbox.reset({ latency: 50 });
		await imports.publish(formWorkflow({ node, credentialId, sandbox }));
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

/** The middle and the tail of durations in ms. */
function percentiles(durations: number[]): string {
	const sorted = durations.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
	return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`;
}

const beside = isShort ? 2 : 4;
const rows = isShort ? 500 : 2_000;

test(`${beside} imports at once, each row once; then again, all skipped`, async (t) => {
	await sandbox.reset({ latency: 5 });
	const wanted = Array.from({ length: beside }, (_, index) =>
		imports.keyed(`beside-${index}`, rows),
	);
	const ids: string[] = [];
	for (const one of wanted) ids.push(await imports.publish(importWorkflow(one)));
	for (const outcome of ['created', 'skipped']) {
		const began = Date.now();
		const started = await Promise.all(wanted.map((one, at) => imports.start(ids[at] ?? '', one)));
		const ends = await Promise.all(started.map((id) => imports.endOf(id)));
		t.diagnostic(`${outcome}: ${Date.now() - began} ms for ${beside * rows} rows`);
		for (const end of ends) assert.deepEqual(outcomesOf(end), { [outcome]: rows });
	}
	const titles = await createdTitles(sandbox);
	assert.deepEqual(titles.sort(), wanted.flatMap(titlesOf).sort());
});

/** What a run says that has seen another one. */
const seenAnother = 'Not sent, because another execution of this node is running';

test('one import started four times at once: at most one goes on, the others end with a sentence, and at most 20 rows are there twice', async (t) => {
	await sandbox.reset({ latency: 50 });
	const wanted = imports.keyed('four-times', 1_000);
	const id = await imports.publish(importWorkflow(wanted));
	const calls = await Promise.all([1, 2, 3, 4].map(() => n8n.callWebhook(wanted.name)));
	assert.deepEqual(
		calls.map(({ status }) => status),
		[200, 200, 200, 200],
	);
	await imports.created(1);
	await imports.quiet();
	const ends = await Promise.all((await imports.executionIds(id)).map((one) => imports.endOf(one)));
	const twice = twiceIn(await createdTitles(sandbox));
	t.diagnostic(`${ends.map((end) => JSON.stringify(outcomesOf(end))).join(' ')}; twice: ${twice}`);
	assert.equal(ends.length, 4);
	// A start that comes when the import is over skips all of it, and has gone on beside nobody.
	const goneOn = ends
		.filter((end) => (outcomesOf(end).created ?? 0) > 0)
		.filter(
			(end) =>
				end?.items('Failed').some(({ error }) => String(error).startsWith(seenAnother)) !== true,
		);
	assert.ok(goneOn.length <= 1, `${goneOn.length} went on`);
	// What is in flight at the first claims of two that began in the very same moment.
	assert.ok(twice <= 20, `${twice} rows are there twice`);
	const again = await imports.endOf(await imports.start(id, wanted));
	t.diagnostic(`run again: ${JSON.stringify(outcomesOf(again))}`);
	const titles = await createdTitles(sandbox);
	assert.equal(twiceIn(titles), twice, 'and none more after another run');
	assert.deepEqual(lostOf(wanted, titles, unknownIn(again)), [], 'which completes it');
});

/** The rows that are neither there nor named as unknown. */
function lostOf(wanted: Import, created: string[], unknown: string[]): string[] {
	const known = new Set([...created, ...unknown]);
	return titlesOf(wanted).filter((title) => !known.has(title));
}

/** What may be different where an import is broken off. */
interface Breaking {
	/** The most rows of which the second run says that nobody knows. */
	mostUnknown?: number;
	/** How long to wait for what n8n says of the first run. */
	endSeconds?: number;
	maxConcurrency?: number;
	/**
	 * Whether n8n may have written an old state of its store of keys back, which a process does that
	 * stood still between its reading and its writing: the next run then knows fewer keys.
	 */
	forgetsKeys?: boolean;
}

/** Breaks an import off in its middle, runs it again, and checks what is promised of both runs. */
async function breakOff(
	t: TestContext,
	name: string,
	happen: (execution: string, again: () => Promise<string>) => Promise<void>,
	{ mostUnknown = 10, endSeconds = 90, maxConcurrency = 10, forgetsKeys = false }: Breaking = {},
): Promise<void> {
	await sandbox.reset({ latency: 50 });
	const wanted = imports.keyed(name, 1_000, { maxConcurrency });
	const id = await imports.publish(importWorkflow(wanted));
	const first = await imports.start(id, wanted);
	await imports.created(300);
	const began = Date.now();
	await happen(first, async () => imports.start(id, wanted));
	const end = await imports.endOf(first, endSeconds);
	t.diagnostic(`n8n after ${Math.round((Date.now() - began) / 1_000)} s: ${shown(end)}`);
	// Whoever is still at it has had its time.
	await imports.quiet();

	const again = await imports.endOf(await imports.start(id, wanted));
	t.diagnostic(`run again: ${JSON.stringify(outcomesOf(again))}`);
	const titles = await createdTitles(sandbox);
	const unknown = unknownIn(again);
	if (forgetsKeys) t.diagnostic(`${twiceIn(titles)} rows are there twice`);
	else assert.equal(twiceIn(titles), 0, 'no row is there twice');
	assert.deepEqual(lostOf(wanted, titles, unknown), [], 'every row is there or named as unknown');
	assert.ok(unknown.length <= mostUnknown, `${unknown.length} are unknown`);
}

/** In doubt after a kill: what is in flight, what was claimed ahead and not noted yet. */
const mostAfterKill = 310;

async function endWorkerOf(execution: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
	const worker = await imports.workerOf(execution);
	await worker.end(signal);
	await worker.start();
}

test('a worker is killed in the middle of an import with keys', async (t) => {
	await breakOff(t, 'killed', async (execution) => endWorkerOf(execution, 'SIGKILL'), {
		mostUnknown: mostAfterKill,
	});
});

if (!isShort) {
	test('a worker is asked to end in the middle of an import with keys', async (t) => {
		await breakOff(t, 'terminated', async (execution) => endWorkerOf(execution, 'SIGTERM'), {
			mostUnknown: mostAfterKill,
		});
	});

	test('a worker is asked to end, and an import with keys takes longer than n8n waits for it', async (t) => {
		await breakOff(t, 'beyond-grace', async (execution) => endWorkerOf(execution, 'SIGTERM'), {
			...{ mostUnknown: mostAfterKill, endSeconds: 120, maxConcurrency: 1 },
		});
	});

	test('a worker is frozen, the import is run again meanwhile, and when it wakes it creates nothing twice', async (t) => {
		const happen = async (execution: string, again: () => Promise<string>) => {
			const worker = await imports.workerOf(execution);
			await worker.freeze();
			const frozen = Date.now();
			// A run that begins too soon would see that this one has just been at work.
			await pause(3_000);
			const successor = await imports.endOf(await again());
			t.diagnostic(`meanwhile: ${JSON.stringify(outcomesOf(successor))}`);
			// By then n8n has given the worker up, and the node calls it standing still.
			await pause(Math.max(0, 45_000 - (Date.now() - frozen)));
			const { requests } = await sandbox.statistics();
			await worker.thaw();
			await imports.quiet();
			const sent = (await sandbox.statistics()).requests - requests;
			t.diagnostic(
				`sent when it woke after ${Math.round((Date.now() - frozen) / 1_000)} s: ${sent}`,
			);
			assert.ok(sent <= 10, `${sent} requests`);
			assert.equal(twiceIn(await createdTitles(sandbox)), 0, 'no row is there twice by then');
		};
		await breakOff(t, 'frozen', happen, { mostUnknown: mostAfterKill, forgetsKeys: true });
	});

	test('Redis is restarted in the middle of an import with keys', async (t) => {
		await breakOff(t, 'redis', async () => {
			await n8n.redis.end();
			// So that n8n finds it away, more than once.
			await pause(1_000);
			await n8n.redis.restart();
		});
	});

	test('PostgreSQL is restarted in the middle of an import with keys', async (t) => {
		const happen = async () => {
			await n8n.postgres.end();
			// So that n8n and the node find it away, more than once.
			await pause(1_000);
			await n8n.postgres.restart();
		};
		await breakOff(t, 'postgres', happen, { endSeconds: 40, mostUnknown: mostAfterKill });
	});

	test('an import with keys is stopped, and started again at once', async (t) => {
		await breakOff(t, 'stopped', async (execution, again) => {
			const before = (await sandbox.statistics()).created;
			await n8n.editor.stop(execution);
			t.diagnostic(`n8n says: ${shown(await imports.endOf(execution, 10))}`);
			const second = outcomesOf(await imports.endOf(await again()));
			t.diagnostic(`the run right after it: ${JSON.stringify(second)}`);
			await imports.quiet();
			const after = (await sandbox.statistics()).created;
			t.diagnostic(`created after Stop: ${after - before}`);
		});
	});

	test('a scheduled import with keys: its worker is killed, and the schedule completes it', async (t) => {
		await sandbox.reset({ latency: 50 });
		const wanted = imports.keyed('scheduled', 1_000);
		const workflow = importWorkflow(wanted);
		const rule = { interval: [{ field: 'seconds', secondsInterval: 20 }] };
		const schedule = {
			...{ id: 'Schedule', name: 'Schedule', type: 'n8n-nodes-base.scheduleTrigger' },
			...{ typeVersion: 1.2, position: [0, 0], parameters: { rule } },
		};
		const next = { main: [[{ node: 'Make rows', type: 'main', index: 0 }]] };
		const id = await imports.publish({
			...workflow,
			nodes: [...workflow.nodes, schedule],
			connections: { ...workflow.connections, Schedule: next },
		});
		await imports.created(300);
		const first = (await imports.executionIds(id)).at(-1) ?? '';
		await endWorkerOf(first, 'SIGKILL');
		// The schedule starts it twice meanwhile.
		await pause(40_000);
		await n8n.editor.unpublish(id);
		await imports.quiet();
		t.diagnostic(`n8n of the first: ${shown(await imports.endOf(first, 60))}`);
		const unknown = new Set<string>();
		for (const one of (await imports.executionIds(id)).toReversed().slice(1)) {
			const end = await imports.endOf(one, 60);
			t.diagnostic(`the next: ${JSON.stringify(outcomesOf(end))}`);
			for (const title of unknownIn(end)) unknown.add(title);
		}
		const titles = await createdTitles(sandbox);
		assert.equal(twiceIn(titles), 0, 'no row is there twice');
		assert.deepEqual(lostOf(wanted, titles, [...unknown]), [], 'none is lost without a word');
		assert.ok(unknown.size <= mostAfterKill, `${unknown.size} are unknown`);
	});

	test('three imports at once under one limit: each row comes to its record', async (t) => {
		const rateLimit = { kind: 'window', requestsPerSecond: 50 } as const;
		await sandbox.reset({ latency: 50, rateLimit });
		const wanted = [1, 2, 3].map((at) => imports.of(`limited-${at}`, 1_000));
		const ids: string[] = [];
		for (const one of wanted) ids.push(await imports.publish(importWorkflow(one)));
		const started = await Promise.all(wanted.map((one, at) => imports.start(ids[at] ?? '', one)));
		const ends = await Promise.all(started.map((one) => imports.endOf(one)));
		const windows = ends.flatMap((end) => end?.window('Tracy') ?? []);
		const seconds = windows.map(({ start, end }) => (end - start) / 1_000);
		const first = Math.min(...windows.map(({ start }) => start));
		const whole = (Math.max(...windows.map(({ end }) => end)) - first) / 1_000;
		const { created, refused } = await sandbox.statistics();
		t.diagnostic(
			`${Math.round(created / whole)} a second of 50, ${refused} refusals; seconds: ${seconds.map(Math.round).join(', ')}`,
		);
		for (const end of ends) assert.deepEqual(outcomesOf(end), { created: 1_000 });
		const titles = await createdTitles(sandbox);
		assert.deepEqual(titles.sort(), wanted.flatMap(titlesOf).sort());
	});

	test('an import without keys behind a Redis Increment, started five times at once: one runs', async () => {
		await sandbox.reset({ latency: 50 });
		const wanted = imports.of('one-at-a-time', 500);
		const id = await imports.publish(oneAtATime(importWorkflow(wanted), await addRedis(n8n)));
		const starts = [1, 2, 3, 4, 5].map(() => n8n.callWebhook(wanted.name));
		for (const { status } of await Promise.all(starts)) assert.equal(status, 200);
		await imports.created(500);
		await imports.quiet();
		for (const one of await imports.executionIds(id)) {
			assert.equal((await imports.endOf(one))?.status, 'success');
		}
		assert.equal((await imports.executionIds(id)).length, 5);
		assert.deepEqual((await createdTitles(sandbox)).sort(), titlesOf(wanted).sort());
	});

	for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
		test(`an import without keys of 50 s or more: its worker gets ${signal}`, async (t) => {
			await sandbox.reset({ latency: 50 });
			const wanted = imports.of(`without-keys-${signal}`, 1_000, { maxConcurrency: 1 });
			const id = await imports.publish(importWorkflow(wanted));
			const first = await imports.start(id, wanted);
			await imports.created(50);
			const began = Date.now();
			await endWorkerOf(first, signal);
			const end = await imports.endOf(first, 90);
			t.diagnostic(`n8n after ${Math.round((Date.now() - began) / 1_000)} s: ${shown(end)}`);
			await imports.quiet();
			const titles = await createdTitles(sandbox);
			const runs = (await imports.executionIds(id)).length;
			t.diagnostic(`${titles.length} created, ${twiceIn(titles)} twice, ${runs} executions`);
			// As docs/scaling.md says of imports without keys: n8n does not run them again by itself.
			assert.equal(twiceIn(titles), 0, 'no row is there twice');
			assert.equal(runs, 1, 'n8n did not run it again');
		});
	}

	test('records a second, with one worker and two, with keys and without', async (t) => {
		for (const workers of [1, 2]) {
			for (const maxConcurrency of [10, 32]) {
				for (const make of ['of', 'keyed'] as const) {
					await sandbox.reset({ latency: 50 });
					const wanted = Array.from({ length: workers }, (_, at) =>
						imports[make](`speed-${workers}-${maxConcurrency}-${make}-${at}`, 2_000, {
							maxConcurrency,
						}),
					);
					const ids: string[] = [];
					for (const one of wanted) ids.push(await imports.publish(importWorkflow(one)));
					const started = await Promise.all(
						wanted.map((one, at) => imports.start(ids[at] ?? '', one)),
					);
					const ends = await Promise.all(started.map((one) => imports.endOf(one)));
					const windows = ends.flatMap((end) => end?.window('Tracy') ?? []);
					const first = Math.min(...windows.map(({ start }) => start));
					const last = Math.max(...windows.map(({ end }) => end));
					const rate = Math.round((2_000 * workers) / ((last - first) / 1_000));
					const at = new Set(started.map((one) => n8n.workerOf(one)?.name)).size;
					t.diagnostic(
						`${workers} imports on ${at} workers, ${maxConcurrency} in flight, ${make === 'keyed' ? 'with' : 'without'} keys: ${rate} a second`,
					);
					assert.equal((await createdTitles(sandbox)).length, 2_000 * workers);
				}
			}
		}
	});
}
