import assert from 'node:assert/strict';
import process from 'node:process';
import { after, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Execution } from '../../tools/n8n/Execution.mts';
import { waitUntil } from '../../tools/n8n/processes/waitUntil.mts';
import { createdTitles, type Import, importWorkflow, titlesOf } from './importWorkflow.mts';
import { Line } from './Line.mts';
import { holdDatabase, rememberKeys, restoreKeys } from './onDatabase.mts';
import { openStage } from './openStage.mts';
import { randomFrom } from './randomFrom.mts';

// An import with an import key is broken off in every way and run again: no row is there twice, and
// none is lost without a word. TRACY_SEED repeats the moments of an earlier run.

/** As many as the node sends at the same time by default. */
const mostInFlight = 10;
/** As many more may be in doubt, should n8n be killed. */
const mostAhead = 300;
/** Far more than may be in doubt. */
const rows = 1_000;
const latency = 40;
/** n8n takes the longer for each question the more keys there are. */
const knownKeys = 10_000;
const kills = 20;

const seed = Number(process.env.TRACY_SEED ?? Date.now() % 1_000_000);
const random = randomFrom(seed);
console.log(`TRACY_SEED=${seed}`);

const { n8n, sandbox } = await openStage({ after });
let editor = await n8n.start();
const credentialId = await editor.addCredential('Tracy', sandbox.url, sandbox.keys.createOnly);

/** An import of which each row has its own key. */
function keyedImport(wanted: Partial<Import> & { name: string }): Import {
	return {
		rows,
		credentialId,
		settings: { onError: 'continueErrorOutput' },
		...wanted,
		options: { importKey: '={{ $json.key }}', ...wanted.options },
	};
}

async function add(wanted: Import): Promise<string> {
	return editor.addWorkflow(importWorkflow(wanted));
}

async function runToEnd(id: string): Promise<Execution> {
	return editor.ended(await editor.run(id));
}

/** Runs it to the end, once an execution that n8n calls stopped has noted all that it had sent. */
async function runAlone(id: string): Promise<Execution> {
	return await waitUntil('A run alone', 60, async () => {
		const execution = await runToEnd(id);
		const [failed] = execution.items('Failed');
		return String(failed?.error).includes('another execution') ? undefined : execution;
	});
}

/** How many requests have arrived at a moment in the middle of an import. */
function randomMoment(): number {
	return 10 + Math.floor(random() * (rows - 160));
}

/** What an execution said of its rows: outcome -> titles. */
function outcomesOf(execution: Execution, all: string[]): Map<string, string[]> {
	const outcomes = new Map<string, string[]>();
	const note = (outcome: string, title: string) => {
		outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), title]);
	};
	const failed = execution.items('Failed').map(({ title, details }) => {
		const { outcome } = details as { outcome: string };
		note(outcome, String(title));
		return title;
	});
	// What succeeded comes in the order of the rows, without those that failed.
	const succeeded = all.filter((title) => !failed.includes(title));
	const items = execution.items('Created');
	assert.equal(items.length, succeeded.length, 'each row leaves once');
	succeeded.forEach((title, index) => {
		note(String(items[index]?.outcome), title);
	});
	return outcomes;
}

/**
 * Checks what is true after an import was broken off and run again.
 * @param before the titles that were there when it was run again
 * @param most how many rows may be in doubt
 * @returns how many are
 */
async function check(
	t: TestContext,
	wanted: Import,
	before: string[],
	execution: Execution,
	most: number,
): Promise<number> {
	const all = titlesOf(wanted);
	const titles = await createdTitles(sandbox);
	const there = new Set(titles);
	const outcomes = outcomesOf(execution, all);
	const named = (outcome: string) => outcomes.get(outcome) ?? [];
	const lost = all.filter((title) => !there.has(title) && !named('unknown').includes(title));
	const counts = [...outcomes].map(([outcome, found]) => `${found.length} ${outcome}`).join(', ');
	t.diagnostic(
		`${before.length} of ${all.length} there when it was run again; then ${counts}; ` +
			`${titles.length - there.size} twice, ${lost.length} lost, ` +
			`${named('unknown').filter((title) => !there.has(title)).length} of the unknown not there`,
	);
	assert.equal(execution.status, 'success', JSON.stringify(execution.error));
	assert.equal(titles.length, there.size, 'no row is there twice');
	assert.deepEqual(lost, [], 'every row is there or named as unknown');
	assert.ok(named('unknown').length <= most, `${named('unknown').length} are unknown`);
	assert.deepEqual(
		named('skipped').filter((title) => !before.includes(title)),
		[],
		'what is skipped was there',
	);
	assert.deepEqual(
		named('created').filter((title) => !there.has(title)),
		[],
		'what is created is there',
	);
	assert.deepEqual(
		[...outcomes.keys()].filter((word) => /rejected|unsent/.test(word)),
		[],
	);
	return named('unknown').length;
}

test(`killed ${kills} times in the middle, no row is there twice and none is lost`, async (t) => {
	const known = keyedImport({ name: 'known', rows: knownKeys, options: { maxConcurrency: 50 } });
	const id = await add(known);
	await sandbox.reset();
	await runToEnd(id);
	await rememberKeys(n8n.installation);
	const doubts: number[] = [];
	for (let number = 1; number <= kills; number += 1) {
		await sandbox.reset({ latency });
		await restoreKeys(n8n.installation);
		const wanted = keyedImport({ name: `killed-${number}`, firstKey: knownKeys });
		await editor.changeWorkflow(id, importWorkflow(wanted));
		await editor.run(id);
		await sandbox.untilReceived(randomMoment());
		// Any moment between two requests.
		await pause(random() * latency);
		await n8n.kill();
		await sandbox.untilIdle();
		const before = await createdTitles(sandbox);

		editor = await n8n.start();
		const execution = await runToEnd(id);
		doubts.push(await check(t, wanted, before, execution, mostInFlight + mostAhead));
	}
	doubts.sort((one, other) => one - other);
	t.diagnostic(`in doubt: ${doubts.join(', ')}`);
});

test('with the database held by another process for seconds at a time, the import is complete and true', async (t) => {
	await sandbox.reset({ latency });
	const wanted = keyedImport({ name: 'held' });
	const id = await add(wanted);
	const running = await editor.run(id);
	for (const requests of [50, 350, 650]) {
		await sandbox.untilReceived(requests);
		await holdDatabase(n8n.installation, 4 + 4 * random());
	}
	const first = await editor.ended(running);
	const counts = [...outcomesOf(first, titlesOf(wanted))].map(([word, of]) => [word, of.length]);
	t.diagnostic(`first run: ${counts.join(', ')}`);
	assert.deepEqual(counts, [['created', rows]]);
	const before = await createdTitles(sandbox);
	await check(t, wanted, before, await runToEnd(id), 0);
});

test('stopped and run again, no row is there twice and none is lost', async (t) => {
	await sandbox.reset({ latency });
	const wanted = keyedImport({ name: 'stopped' });
	const id = await add(wanted);
	const execution = await editor.run(id);
	await sandbox.untilReceived(randomMoment());
	await editor.stop(execution);
	await editor.ended(execution);
	await sandbox.untilIdle();
	const before = await createdTitles(sandbox);
	await check(t, wanted, before, await runAlone(id), mostInFlight);
});

test('with Tracy out of reach in the middle, no row is there twice and none is lost', async (t) => {
	await sandbox.reset({ latency });
	const line = await Line.to(sandbox.url);
	const wanted = keyedImport({
		name: 'out-of-reach',
		credentialId: await editor.addCredential('Line', line.url, sandbox.keys.createOnly),
	});
	const id = await add(wanted);
	const running = await editor.run(id);
	await sandbox.untilReceived(randomMoment());
	await line.cut();
	const first = outcomesOf(await editor.ended(running), titlesOf(wanted));
	const before = await createdTitles(sandbox);
	t.diagnostic(
		`first run: ${[...first].map(([word, found]) => `${found.length} ${word}`).join(', ')}`,
	);
	await line.mend();
	await check(t, wanted, before, await runToEnd(id), mostInFlight);
	await line.cut();
});

test('run twice, the second time everything is skipped; other datasets and workspaces are not', async () => {
	await sandbox.reset();
	const wanted = keyedImport({ name: 'twice' });
	const id = await add(wanted);
	assert.equal((await runToEnd(id)).items('Created').length, rows);
	const again = await runToEnd(id);
	assert.deepEqual([...outcomesOf(again, titlesOf(wanted)).keys()], ['skipped']);
	assert.equal((await sandbox.requests()).length, rows);
	assert.match(again.hints('Tracy').join(), new RegExp(`^${rows} items skipped`));

	const dataset = { id: '2', property: '201' };
	await editor.changeWorkflow(id, importWorkflow({ ...wanted, dataset }));
	await runToEnd(id);
	assert.equal((await createdTitles(sandbox, 2)).length, rows);

	const other = await editor.addCredential(
		'Another workspace',
		sandbox.url,
		sandbox.keys.createOnly,
	);
	await editor.changeWorkflow(id, importWorkflow({ ...wanted, credentialId: other }));
	await runToEnd(id);
	assert.equal((await createdTitles(sandbox, 3)).length, 2 * rows);

	await editor.changeWorkflow(id, importWorkflow(wanted));
	await runToEnd(id);
	assert.equal((await createdTitles(sandbox)).length, 3 * rows);
});
