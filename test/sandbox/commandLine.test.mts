import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import axios from 'axios';
import { readWorkspace } from '../../tools/sandbox/rules/Workspace.mts';

const MAIN = fileURLToPath(new URL('../../tools/sandbox/main.mts', import.meta.url));

/** The sandbox listens on this machine; a proxy for the outside would not find it. */
const client = axios.create({ proxy: false, validateStatus: () => true });

/** A sandbox that fails to end must not keep the tests from ending. */
const WITHIN = { timeout: 30_000 };

interface Ended {
	readonly code: number | null;
	readonly output: string;
	readonly errors: string;
}

function start(t: TestContext, ...flags: string[]): ChildProcessWithoutNullStreams {
	const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...flags]);
	t.after(() => child.kill('SIGKILL'));
	return child;
}

async function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
	const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
	return chunk.toString('utf8');
}

async function run(t: TestContext, ...flags: string[]): Promise<Ended> {
	const child = start(t, ...flags);
	let output = '';
	let errors = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
	child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
	const [code] = (await once(child, 'close')) as [number | null];
	return { code, output, errors };
}

test(
	'--announce prints one line of JSON, and the sandbox ends when its standard input does',
	WITHIN,
	async (t) => {
		const child = start(t, '--port', '0', '--announce');
		const line = await firstLine(child);
		const { url, keys } = JSON.parse(line) as { url: string; keys: Record<string, string> };
		assert.equal(line.split('\n').length, 2);
		assert.deepEqual(Object.keys(keys), ['full', 'createOnly']);
		assert.equal((await client.get(`${url}/_sandbox/statistics`)).status, 200);
		child.stdin.end();
		assert.deepEqual(await once(child, 'close'), [0, null]);
	},
);

test('the flags reach the sandbox', WITHIN, async (t) => {
	const child = start(
		t,
		...['--port', '0', '--announce', '--first-record-id', '9007199254740993'],
		...['--without-check', 'A4', '--without-check', 'A7', '--rate-limit', '1'],
		...['--reads', 'bare', '--reads', 'notFound'],
	);
	const { url, keys } = JSON.parse(await firstLine(child)) as {
		url: string;
		keys: { full: string };
	};
	const post = (body: string) =>
		client.post<string>(`${url}/v1/records`, body, {
			headers: { 'X-Api-Key': keys.full, 'Content-Type': 'application/json' },
			transformResponse: (data: unknown) => data,
		});
	// At the same time, so that both come within the second that the limit is for.
	const answers = await Promise.all([1, 2].map(() => post('{"state":{"id":31}}')));
	const [created, refused] = answers.toSorted((a, b) => a.status - b.status);
	assert.match(String(created?.data), /^\{"id":9007199254740993,/);
	assert.equal(refused?.status, 429);
	await client.put(`${url}/_sandbox/settings`, { rateLimit: null });
	const read = await client.get(`${url}/v1/states/31`);
	assert.equal(read.status, 404);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	test(`${signal} ends the sandbox`, WITHIN, async (t) => {
		const child = start(t, '--port', '0');
		assert.match(await firstLine(child), /stand-in for the Tracy API listens at http:/);
		child.kill(signal);
		assert.deepEqual(await once(child, 'close'), [0, null]);
	});
}

for (const [flags, sentence] of [
	[['--port', 'x'], /--port takes a whole number from 0 to 65535, not "x"\./],
	[['--port', '70000'], /--port takes a whole number from 0 to 65535, not "70000"\./],
	[['--rate-limit', '0'], /--rate-limit takes a whole number from 1 to \d+, not "0"\./],
	[['--latency', '2147483648'], /--latency takes a whole number from 0 to 2147483647/],
	[['--without-check', 'A1'], /--without-check takes A2, A3, A4, A7, A8, not "A1"\./],
	[['--reads', 'fast'], /--reads takes notFound, strictQuery, bare, .*, not "fast"\./],
	[['--first-record-id', '9223372036854775808'], /--first-record-id takes an integer/],
	[['--workspace', 'nowhere.json'], /nowhere\.json/],
	[['--speed', '9'], /--speed/],
] as const) {
	test(`"${flags.join(' ')}" is refused with a sentence`, WITHIN, async (t) => {
		const { code, output, errors } = await run(t, ...flags);
		assert.equal(code, 1);
		assert.equal(output, '');
		assert.match(errors, sentence);
		assert.doesNotMatch(errors, /^\s+at /m);
	});
}

test('a port in use is said in a sentence', WITHIN, async (t) => {
	const child = start(t, '--port', '0', '--announce');
	const { url } = JSON.parse(await firstLine(child)) as { url: string };
	const { code, errors } = await run(t, '--port', new URL(url).port);
	assert.equal(code, 1);
	assert.match(errors, /^This port is in use\./);
});

test('a workspace that is no file is read as one, its IDs too', () => {
	const states = [{ id: 2_147_483_647, name: 'New' }];
	const dataset = { id: 7, name: 'Offers', states, properties: [] };
	const { datasets } = readWorkspace({ datasets: [dataset], users: [] });
	assert.equal(datasets.get(7n)?.states[0].id, 2_147_483_647n);
	for (const mistake of [{ id: 1.5 }, { id: 2_147_483_648 }, { color: 'red' }]) {
		assert.throws(
			() => readWorkspace({ datasets: [{ ...dataset, ...mistake }], users: [] }),
			/^Error: This is not a workspace: data\/datasets\/0/,
		);
	}
});

test('a workspace file that is not as the contract has it is refused', (t) => {
	const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
	t.after(() => {
		rmSync(folder, { recursive: true });
	});
	const file = join(folder, 'workspace.json');
	writeFileSync(file, '{"datasets":[{"id":1,"name":"A","states":[],"properties":[]}],"users":[]}');
	assert.throws(() => readWorkspace(file), /is not a workspace: data\/datasets\/0\/states/);
});
