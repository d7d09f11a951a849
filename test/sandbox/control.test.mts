import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import axios from 'axios';
import { waitUntil } from '../../tools/n8n/processes/waitUntil.mts';
import { errorsOf, openSandbox, type OpenSandbox } from './openSandbox.mts';

/** For the tests that leave nothing behind. */
const shared = await openSandbox({ after });

const BODY = '{ "dataset":{"id":1}, "archived" : null }';

interface Received {
	readonly number: number;
	readonly method: string;
	readonly path: string;
	readonly body: string;
	readonly bodyBase64: string;
	readonly receivedAt: number;
	readonly inFlight: number;
	readonly status: number | null;
	readonly fault: string | null;
	readonly recordId: string | null;
}

async function received(sandbox: OpenSandbox): Promise<Received[]> {
	return JSON.parse((await sandbox.get('/_sandbox/requests')).data) as Received[];
}

async function statistics(sandbox: OpenSandbox): Promise<Record<string, number>> {
	return JSON.parse((await sandbox.get('/_sandbox/statistics')).data) as Record<string, number>;
}

/** Waits until it has counted what it should. */
async function until(sandbox: OpenSandbox, expected: Record<string, number>): Promise<void> {
	const isSo = (counts: Record<string, number>) =>
		Object.entries(expected).every(([what, count]) => counts[what] === count);
	const ask = async () => (isSo(await statistics(sandbox)) ? true : undefined);
	await waitUntil(JSON.stringify(expected), 10, ask, 10);
}

test('every request is kept byte for byte, with what became of it', async (t) => {
	const sandbox = await openSandbox(t, { firstRecordId: 9007199254740993n });
	const before = Date.now();
	await sandbox.post(BODY);
	await sandbox.get('/v1/states/11?fields=a');
	const [post, get, ...others] = await received(sandbox);
	assert.deepEqual(others, []);
	assert.equal(post?.body, BODY);
	assert.equal(post.bodyBase64, Buffer.from(BODY).toString('base64'));
	assert.ok(post.receivedAt >= before && post.receivedAt <= Date.now());
	const { number, method, path, inFlight, status, fault, recordId } = post;
	assert.deepEqual(
		{ number, method, path, inFlight, status, fault, recordId },
		{
			number: 1,
			method: 'POST',
			path: '/v1/records',
			inFlight: 1,
			status: 200,
			fault: null,
			recordId: '9007199254740993',
		},
	);
	assert.equal(get?.path, '/v1/states/11?fields=a');
});

test('requests to unknown addresses are kept too, those to the sandbox itself are not', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.request('PUT', '/v2/records');
	await sandbox.get('/_sandbox/statistics');
	assert.deepEqual(
		(await received(sandbox)).map(({ path, status }) => [path, status]),
		[['/v2/records', 404]],
	);
});

test('a mistyped address of the sandbox itself is a 404 that no API knows of', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.put('/_sandbox/faults', [{ fault: 'status', path: '/', every: true }]);
	for (const [method, path] of [
		['GET', '/_sandbox/statistic'],
		['POST', '/_sandbox/faults'],
		['GET', '/_sandbox'],
		['GET', '/_sandbox/?a=1'],
	] as const) {
		const answer = await sandbox.request(method, path);
		assert.equal(answer.status, 404);
		assert.match(answer.data, new RegExp(`There is no ${method} ${path.replace('?', '\\?')}`));
	}
	assert.deepEqual(await received(sandbox), []);
	assert.equal((await statistics(sandbox)).requests, 0);
});

test('a POST is in flight from its arrival to the end of its answer', async (t) => {
	const sandbox = await openSandbox(t, { latency: 2_000 });
	const posts = [sandbox.post(BODY), sandbox.post(BODY), sandbox.post(BODY)];
	await until(sandbox, { inFlight: 3 });
	await Promise.all(posts);
	await sandbox.post(BODY);
	assert.deepEqual(
		(await received(sandbox)).map(({ inFlight }) => inFlight),
		[1, 2, 3, 1],
	);
	const { inFlight, mostInFlight } = await statistics(sandbox);
	assert.deepEqual({ inFlight, mostInFlight }, { inFlight: 0, mostInFlight: 3 });
});

test('a request that is never answered has no status and stays in flight', async (t) => {
	const sandbox = await openSandbox(t);
	const client = new AbortController();
	await sandbox.put('/_sandbox/faults', [{ fault: 'hang-after-create', every: true }]);
	const hanging = sandbox.post(BODY, {}, client.signal).catch(() => 'gave up');
	await until(sandbox, { created: 1, inFlight: 1 });
	assert.equal((await received(sandbox))[0]?.status, null);
	client.abort();
	assert.equal(await hanging, 'gave up');
	await until(sandbox, { inFlight: 0 });
});

test('the statistics tell created from refused', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post(BODY);
	await sandbox.post('{}');
	assert.deepEqual(await statistics(sandbox), {
		requests: 2,
		created: 1,
		refused: 1,
		inFlight: 0,
		mostInFlight: 1,
		connections: 2,
	});
});

test('forgotten requests are gone, but records and counts stay', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post(BODY);
	assert.equal((await sandbox.request('DELETE', '/_sandbox/requests')).status, 204);
	assert.deepEqual(await received(sandbox), []);
	assert.equal((await statistics(sandbox)).requests, 1);
	assert.notEqual((await sandbox.get('/_sandbox/records')).data, '[]');
});

test('records are listed exactly as they were answered, all or by dataset', async (t) => {
	const sandbox = await openSandbox(t, { firstRecordId: 9007199254740993n });
	const first = await sandbox.post(BODY);
	const second = await sandbox.post('{"dataset":{"id":2}}');
	const list = async (query: string) => (await sandbox.get(`/_sandbox/records${query}`)).data;
	assert.equal(await list(''), `[${first.data},\n${second.data}]`);
	assert.equal(await list('?dataset=2'), `[${second.data}]`);
	assert.equal(await list('?dataset=3'), '[]');
});

for (const [what, body, created] of [
	['a record', BODY, 1],
	['a refusal', '{}', 0],
] as const) {
	test(`the answer with ${what} waits for the latency`, async (t) => {
		const sandbox = await openSandbox(t);
		const client = new AbortController();
		await sandbox.put('/_sandbox/settings', { latency: 60_000 });
		const waiting = sandbox.post(body, {}, client.signal).catch(() => 'gave up');
		await until(sandbox, { inFlight: 1, created });
		await sandbox.put('/_sandbox/settings', { latency: 0 });
		assert.equal((await sandbox.post(BODY)).status, 200);
		client.abort();
		assert.equal(await waiting, 'gave up');
	});
}

test('the first record id can be set while it runs', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.put('/_sandbox/settings', { firstRecordId: '9223372036854775806' });
	assert.match((await sandbox.post(BODY)).data, /^\{"id":9223372036854775806,/);
});

test('a reset forgets everything and puts the settings back to how it was started', async (t) => {
	const sandbox = await openSandbox(t, { firstRecordId: 7n });
	await sandbox.put('/_sandbox/settings', { firstRecordId: 100, latency: 400 });
	await sandbox.put('/_sandbox/faults', [{ fault: 'throttle', every: true }]);
	await sandbox.post(BODY);
	assert.equal((await sandbox.request('POST', '/_sandbox/reset')).status, 204);
	assert.deepEqual(await received(sandbox), []);
	assert.equal((await statistics(sandbox)).requests, 0);
	assert.match((await sandbox.post(BODY)).data, /^\{"id":7,/);
});

test('another workspace takes the place of the first until a reset', async (t) => {
	const sandbox = await openSandbox(t);
	const states = [{ id: 71, name: 'New' }];
	const content = { datasets: [{ id: 7, name: 'Offers', states, properties: [] }], users: [] };
	assert.equal((await sandbox.put('/_sandbox/workspace', content)).status, 204);
	assert.equal((await sandbox.get('/v1/datasets/7')).status, 200);
	assert.equal((await sandbox.get('/v1/states/71')).status, 200);
	assert.equal((await sandbox.post('{"dataset":{"id":7}}')).status, 200);
	assert.equal((await sandbox.post(BODY)).status, 400);
	await sandbox.request('POST', '/_sandbox/reset');
	assert.equal((await sandbox.get('/v1/datasets/7')).status, 404);
	assert.equal((await sandbox.post(BODY)).status, 200);
});

test('what is told of the workspace can be given back as one, without the keys', async (t) => {
	const sandbox = await openSandbox(t);
	const told = (await sandbox.get('/_sandbox/workspace')).data;
	const { datasets, users } = JSON.parse(told) as { datasets: object[]; users: object[] };
	assert.equal((await sandbox.put('/_sandbox/workspace', { datasets, users })).status, 204);
	assert.equal((await sandbox.get('/_sandbox/workspace')).data, told);
});

for (const content of [
	'[]',
	'{}',
	'{"datasets":[],"users":[]}',
	'{"datasets":[{"id":1}],"users":[]}',
]) {
	test(`${content} is no workspace, and the first one stays`, async () => {
		const answer = await shared.put('/_sandbox/workspace', JSON.parse(content));
		assert.equal(answer.status, 400);
		assert.equal((await shared.get('/v1/datasets/1')).status, 200);
	});
}

test('a request that was waiting during a reset leaves no trace after it', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.put('/_sandbox/faults', [{ fault: 'delay', ms: 2_000, every: true }]);
	const waiting = sandbox.post(BODY);
	await until(sandbox, { inFlight: 1 });
	await sandbox.request('POST', '/_sandbox/reset');
	assert.equal((await waiting).status, 200);
	assert.equal((await sandbox.get('/_sandbox/records')).data, '[]');
	assert.equal((await statistics(sandbox)).inFlight, 0);
});

for (const [settings, path] of [
	[{ latency: -1 }, 'latency'],
	[{ latency: 2_147_483_648 }, 'latency'],
	[{ firstRecordId: '9223372036854775808' }, 'firstRecordId'],
	[{ firstRecordId: 0 }, 'firstRecordId'],
	[{ uncheckedAssumptions: ['A1'] }, 'uncheckedAssumptions[0]'],
	[{ rateLimit: { kind: 'leaky', requestsPerSecond: 1 } }, 'rateLimit.kind'],
	[{ reads: ['fast'] }, 'reads[0]'],
	[{ reads: 'bare' }, 'reads'],
	[{ speed: 1 }, 'speed'],
] as const) {
	test(`the settings ${JSON.stringify(settings)} are refused at ${path}`, async () => {
		const answer = await shared.put('/_sandbox/settings', settings);
		assert.equal(answer.status, 400);
		assert.deepEqual(Object.keys(errorsOf(answer)), [path]);
	});
}

test('the control interface reads JSON whatever content type it comes with', async (t) => {
	const sandbox = await openSandbox(t);
	const client = axios.create({
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		proxy: false,
		validateStatus: () => true,
	});
	const put = (body: string) => client.put(`${sandbox.url}/_sandbox/settings`, body);
	assert.equal((await put('{"latency":0}')).status, 204);
	assert.equal((await put('{"latency":')).status, 400);
	assert.equal((await put('')).status, 400);
});
