import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { errorsOf, openSandbox, type OpenSandbox } from './openSandbox.mts';

/** For the tests that create nothing. */
const shared = await openSandbox({ after });

interface ShownRecord {
	readonly id: string;
	readonly receivedAt: number;
	readonly state: string;
	readonly archived: string | null;
	readonly removed: string | null;
	readonly values: Readonly<Record<string, readonly (string | null)[]>>;
}

interface Failure {
	readonly receivedAt: number;
	readonly method: string;
	readonly path: string;
	readonly status: number | null;
	readonly reasons: readonly string[];
	readonly recordId: string | null;
}

interface Arrivals {
	readonly run: string;
	readonly last: number;
	readonly statistics: Readonly<Record<string, number>>;
	readonly datasets: readonly {
		readonly id: string;
		readonly total: number;
		readonly records: readonly ShownRecord[];
	}[];
	readonly failures: readonly Failure[];
}

async function arrivals(sandbox: OpenSandbox, query = ''): Promise<Arrivals> {
	return JSON.parse((await sandbox.get(`/_sandbox/arrivals${query}`)).data) as Arrivals;
}

/** The values of a record created with these datums, by property ID. */
async function valuesOf(sandbox: OpenSandbox, datums: string): Promise<ShownRecord['values']> {
	const answer = await sandbox.post(`{"dataset":{"id":2},"datums":[${datums}]}`);
	assert.equal(answer.status, 200, answer.data);
	return (await arrivals(sandbox)).datasets[0]?.records[0]?.values ?? {};
}

async function lastFailure(sandbox: OpenSandbox): Promise<Partial<Failure>> {
	const { receivedAt, ...failure } = (await arrivals(sandbox)).failures[0] ?? {};
	assert.equal(typeof receivedAt, 'number');
	return failure;
}

test('nothing has arrived at first', async () => {
	const { last, datasets, failures } = await arrivals(shared);
	assert.deepEqual({ last, datasets, failures }, { last: 0, datasets: [], failures: [] });
});

test('a record arrives with its time, its state by name and its marks', async (t) => {
	const sandbox = await openSandbox(t, { firstRecordId: 9007199254740993n });
	const before = Date.now();
	await sandbox.post(
		JSON.stringify({
			dataset: { id: 3 },
			state: { id: 32 },
			datums: [{ property: { id: 301 }, stringValue: 'a' }],
			archived: '2024-02-29T12:00:00.000Z',
		}),
	);
	const { datasets, statistics } = await arrivals(sandbox);
	assert.equal(statistics.created, 1);
	assert.deepEqual([datasets.length, datasets[0]?.id, datasets[0]?.total], [1, '3', 1]);
	const { receivedAt = 0, ...record } = datasets[0]?.records[0] ?? {};
	assert.ok(receivedAt >= before && receivedAt <= Date.now());
	assert.deepEqual(record, {
		id: '9007199254740993',
		state: 'In progress',
		archived: '2024-02-29 12:00:00 UTC',
		removed: null,
		values: { 301: ['a'] },
	});
});

for (const [datum, property, shown] of [
	['"property":{"id":201},"stringValue":"<b> \\u0000 👩‍👩‍👧‍👦 שלום"', 201, '<b> \u0000 👩‍👩‍👧‍👦 שלום'],
	['"property":{"id":201},"stringValue":""', 201, ''],
	['"property":{"id":201},"stringValue":null', 201, null],
	['"property":{"id":202},"integerValue":9223372036854775807', 202, '9223372036854775807'],
	['"property":{"id":203},"decimalValue":12345678901234567890', 203, '12345678901234567890'],
	['"property":{"id":203},"decimalValue":-0.5', 203, '-0.5'],
	['"property":{"id":204},"dateTimeValue":"2024-02-29T12:00:00Z"', 204, '2024-02-29 12:00:00 UTC'],
	[
		'"property":{"id":204},"dateTimeValue":"2024-02-29T12:00:00.120+05:30"',
		204,
		'2024-02-29 12:00:00.120 +05:30',
	],
	['"property":{"id":205},"optionValue":{"id":2052}', 205, 'Green'],
	['"property":{"id":206},"userValue":{"id":2}', 206, 'Grace'],
	['"property":{"id":207},"recordValue":{"id":1}', 207, '1'],
] as const) {
	test(`{${datum}} is shown as ${JSON.stringify(shown)}`, async (t) => {
		const sandbox = await openSandbox(t);
		await sandbox.post('{"dataset":{"id":2}}');
		assert.deepEqual(await valuesOf(sandbox, `{${datum}}`), { [property]: [shown] });
	});
}

test('several values of one property come as a list, in their order', async (t) => {
	const sandbox = await openSandbox(t);
	const datum = (integer: number) => `{"property":{"id":202},"integerValue":${integer}}`;
	assert.deepEqual(await valuesOf(sandbox, [3, 1, 2].map(datum).join()), { 202: ['3', '1', '2'] });
});

test('with A2 unchecked, every column of a datum is shown, and nothing of an empty one', async (t) => {
	const uncheckedAssumptions = new Set(['A2', 'A3'] as const);
	const sandbox = await openSandbox(t, { uncheckedAssumptions });
	const datums =
		'{"property":{"id":201},"stringValue":"a","integerValue":1},{"property":{"id":203}}';
	assert.deepEqual(await valuesOf(sandbox, datums), { 201: ['a', '1'], 203: [] });
});

test('who asks again gets only what is new', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post('{"dataset":{"id":1}}');
	await sandbox.post('{}');
	const { run, last } = await arrivals(sandbox);
	await sandbox.post('{"dataset":{"id":1}}');
	const news = await arrivals(sandbox, `?run=${run}&after=${last}`);
	assert.deepEqual(
		news.datasets.map(({ total, records }) => [total, records.map(({ id }) => id)]),
		[[2, ['2']]],
	);
	assert.deepEqual(news.failures, []);
	assert.deepEqual(
		(await arrivals(sandbox, `?run=${run}&after=${news.last}`)).datasets[0]?.records,
		[],
	);
});

test('who asks with a run that is over gets all of the present one', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post('{"dataset":{"id":1}}');
	const { run, last } = await arrivals(sandbox);
	await sandbox.request('POST', '/_sandbox/reset');
	await sandbox.post('{"dataset":{"id":4}}');
	const news = await arrivals(sandbox, `?run=${run}&after=${last}`);
	assert.notEqual(news.run, run);
	assert.deepEqual(
		news.datasets.map(({ id, records }) => [id, records.length]),
		[['4', 1]],
	);
});

test('who asks after another workspace came gets all, under another run', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post('{"dataset":{"id":1}}');
	const { run, last } = await arrivals(sandbox);
	const states = [{ id: 71, name: 'New' }];
	const datasets = [{ id: 7, name: 'Offers', states, properties: [] }];
	await sandbox.put('/_sandbox/workspace', { datasets, users: [] });
	await sandbox.post('{"dataset":{"id":7}}');
	const news = await arrivals(sandbox, `?run=${run}&after=${last}`);
	assert.notEqual(news.run, run);
	assert.deepEqual(
		news.datasets.map(({ id, total }) => [id, total]),
		[
			['1', 1],
			['7', 1],
		],
	);
});

test('the last 50 of a dataset are kept, newest first, and all are counted', async (t) => {
	const sandbox = await openSandbox(t);
	for (let count = 0; count < 60; count++) await sandbox.post('{"dataset":{"id":1}}');
	await sandbox.post('{"dataset":{"id":2}}');
	const [movies, samples] = (await arrivals(sandbox)).datasets;
	assert.deepEqual([movies?.total, samples?.total], [60, 1]);
	assert.deepEqual(
		movies?.records.map(({ id }) => Number(id)),
		Array.from({ length: 50 }, (_, index) => 60 - index),
	);
});

test('a refused request is a failure with its reasons', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post('{"dataset":{"id":9},"state":{"id":8}}');
	assert.deepEqual(await lastFailure(sandbox), {
		method: 'POST',
		path: '/v1/records',
		status: 400,
		reasons: ['dataset.id: There is no dataset 9.', 'state.id: There is no state 8.'],
		recordId: null,
	});
	await sandbox.get('/v1/states/11?fields=a', { 'X-Api-Key': 'other' });
	assert.deepEqual((await lastFailure(sandbox)).reasons, ['This API key is unknown.']);
});

test('of very many reasons the first ten are given', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post(JSON.stringify({ datums: Array(500).fill({ property: { id: 9 } }) }));
	const { reasons = [] } = await lastFailure(sandbox);
	assert.equal(reasons.length, 11);
	assert.equal(reasons[10], 'And 490 more.');
});

for (const [fault, status, recordId] of [
	['status', 500, null],
	['html', 200, null],
	['reset-before-read', null, null],
	['reset-after-create', null, '1'],
	['empty', 200, '1'],
] as const) {
	test(`a request that the fault ${fault} strikes is a failure`, async (t) => {
		const sandbox = await openSandbox(t);
		await sandbox.put('/_sandbox/faults', [{ fault, every: true }]);
		await sandbox.post('{"dataset":{"id":1}}').catch(() => 'no answer');
		const { reasons, ...failure } = await lastFailure(sandbox);
		assert.deepEqual(reasons, [`The fault "${fault}" struck.`]);
		assert.deepEqual(failure, { method: 'POST', path: '/v1/records', status, recordId });
	});
}

test('a request that was only delayed is no failure', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.put('/_sandbox/faults', [{ fault: 'delay', ms: 1, every: true }]);
	await sandbox.post('{"dataset":{"id":1}}');
	assert.deepEqual((await arrivals(sandbox)).failures, []);
});

for (const query of ['after=-1', 'after=x', 'since=1']) {
	test(`asking for arrivals with ${query} is refused`, async () => {
		const answer = await shared.get(`/_sandbox/arrivals?${query}`);
		assert.equal(answer.status, 400);
		assert.equal(Object.keys(errorsOf(answer)).length, 1);
	});
}

test('the workspace is told with the keys, all datasets and all users', async () => {
	const answer = await shared.get('/_sandbox/workspace');
	const { keys, datasets, users } = JSON.parse(answer.data) as {
		keys: object;
		datasets: { name: string }[];
		users: { name: string }[];
	};
	assert.deepEqual(keys, shared.keys);
	const names = (named: { name: string }[]) => named.map(({ name }) => name);
	assert.deepEqual(names(datasets), ['Movies', 'Samples', 'Tasks', 'Retired', 'Leads']);
	assert.deepEqual(names(users), ['Ada', 'Grace', 'Linus']);
});
