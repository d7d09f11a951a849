import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Ajv } from 'ajv';
import axios from 'axios';
import { addContract } from '../../tools/sandbox/rules/addContract.mts';
import { type FaultName, faults } from '../../tools/sandbox/state/faults.mts';
import { readJson } from '../../tools/sandbox/rules/readJson.mts';
import { bigWorkspace } from './bigWorkspace.ts';
import { errorsOf, openSandbox } from './openSandbox.mts';
import { ALL_FIELDS, type ReadDataset, readDataset, readDatasets } from './readDatasets.mts';

/** For the tests that leave nothing behind. */
const shared = await openSandbox({ after });

/** For those that only read, and read much. */
const big = await openSandbox({ after }, { workspace: bigWorkspace() });

const idsOf = (datasets: readonly ReadDataset[]) => datasets.map(({ id }) => id);

test('the datasets are a bare array, the disabled one among them, without what belongs to them (A16, A17)', async () => {
	const datasets = await readDatasets(shared);
	assert.deepEqual(idsOf(datasets), [1, 2, 3, 4, 5]);
	assert.deepEqual(datasets[3], {
		id: 4,
		name: 'Retired',
		isDisabled: true,
		position: 3,
		path: null,
		states: null,
		properties: null,
		representations: null,
	});
});

test('a dataset is read by its id, without what belongs to it (A16, A17)', async () => {
	const { id, name, states, properties } = await readDataset(shared, 3);
	assert.deepEqual(
		{ id, name, states, properties },
		{ id: 3, name: 'Tasks', states: null, properties: null },
	);
});

test('with every field asked for, each dataset is a Dataset of the contract', async () => {
	const ajv = new Ajv({ strict: true });
	addContract(ajv);
	const areDatasets = ajv.compile({ type: 'array', items: { $ref: 'contract#/schemas/Dataset' } });
	const answer = await shared.get(`/v1/datasets?${ALL_FIELDS}`);
	assert.ok(areDatasets(readJson(answer.data)), ajv.errorsText(areDatasets.errors));
});

test('what a property has comes where it is asked for, and an empty list where there is none (A17)', async () => {
	const { states, properties } = await readDataset(shared, 3, ALL_FIELDS);
	assert.deepEqual(states, [
		{ id: 31, name: 'To do', position: 0 },
		{ id: 32, name: 'In progress', position: 1 },
		{ id: 33, name: 'Done', position: 2 },
	]);
	assert.deepEqual(properties?.[0], {
		id: 301,
		propertyType: { id: 'text', isAutomatic: false, isPlural: false, isSortable: true },
		name: 'Title',
		isUsedAsTitle: true,
		isRequired: true,
		parameters: null,
		position: 0,
		options: [],
	});
});

for (const [fields, expected] of [
	['', { states: false, properties: false, propertyType: false, options: false }],
	['states', { states: true, properties: false, propertyType: false, options: false }],
	['properties', { states: false, properties: true, propertyType: false, options: false }],
	[
		'Properties.PropertyType',
		{ states: false, properties: true, propertyType: true, options: false },
	],
	[
		'properties.options,STATES',
		{ states: true, properties: true, propertyType: false, options: true },
	],
] as const) {
	test(`"${fields}" brings exactly what it names, in the list too (A17)`, async () => {
		const query = `fields=${fields}`;
		const [movies] = await readDatasets(shared, query);
		assert.deepEqual(movies, await readDataset(shared, 1, query));
		assert.ok(movies);
		const property = movies.properties?.[6];
		assert.deepEqual(
			{
				states: movies.states?.length === 2,
				properties: movies.properties?.length === 16,
				propertyType: property?.propertyType?.id === 'option',
				options: property?.options?.length === 7,
			},
			expected,
		);
	});
}

for (const [query, ids] of [
	['name.contains=s', [1, 2, 3, 5]],
	['name.contains=AS', [3]],
	['name.contains=', [1, 2, 3, 4, 5]],
	['name.contains=nothing', []],
	['id.equals=4', [4]],
	['id.equals=9', []],
	['id.equals=4&name.contains=s', []],
	['sorting=%2Bname', [5, 1, 4, 2, 3]],
	['sorting=+name', [5, 1, 4, 2, 3]],
	['sorting=-name', [3, 2, 4, 1, 5]],
	['offset=3', [4, 5]],
	['limit=2', [1, 2]],
	['limit=0', []],
	['offset=1&limit=2', [2, 3]],
	['offset=9&limit=2', []],
	['sorting=-name&name.contains=s&offset=1&limit=2', [2, 1]],
] as const) {
	test(`?${query} lists ${JSON.stringify(ids)} (A18)`, async () => {
		assert.deepEqual(idsOf(await readDatasets(shared, query)), ids);
	});
}

test('the headers tell how many there are on all pages, and the page as it was asked for (A18)', async () => {
	const paging = async (query: string) => {
		const { headers } = await shared.get(`/v1/datasets?${query}`);
		return ['paging-total-count', 'paging-offset', 'paging-limit'].map(
			(name): unknown => headers[name],
		);
	};
	assert.deepEqual(await paging(''), ['5', undefined, undefined]);
	assert.deepEqual(await paging('name.contains=s&offset=1&limit=2'), ['4', '1', '2']);
});

for (const [path, mistake] of [
	['/v1/datasets?search=a', 'search'],
	['/v1/datasets?name=a', 'name'],
	['/v1/datasets?offset=-1', 'offset'],
	['/v1/datasets?limit=1.5', 'limit'],
	['/v1/datasets?limit=', 'limit'],
	['/v1/datasets?limit=1&limit=2', 'limit'],
	['/v1/datasets?sorting=name', 'sorting'],
	['/v1/datasets?sorting=-position', 'sorting'],
	['/v1/datasets?id.equals=2147483648', 'id.equals'],
	['/v1/datasets?id.equals=x', 'id.equals'],
	['/v1/datasets?fields=state', 'fields'],
	['/v1/datasets/1?fields=options', 'fields'],
	['/v1/datasets/1?limit=1', 'limit'],
	['/v1/datasets/x', 'id'],
] as const) {
	test(`GET ${path} is refused at ${mistake}`, async () => {
		const answer = await shared.get(path);
		assert.equal(answer.status, 400);
		assert.deepEqual(Object.keys(errorsOf(answer)), [mistake]);
	});
}

test('a dataset that does not exist is a 404', async () => {
	assert.equal((await shared.get('/v1/datasets/9')).status, 404);
});

for (const path of ['/v1/datasets', '/v1/datasets/1', '/v1/datasets/9']) {
	test(`GET ${path} is for a key that may read`, async () => {
		assert.equal((await shared.get(path, { 'X-Api-Key': shared.keys.createOnly })).status, 403);
		assert.equal((await shared.get(path, { 'X-Api-Key': 'nobody' })).status, 401);
	});
}

/** What the client of a list sees of each fault: a status and how the body begins, or nothing whole. */
const SEEN: Readonly<Record<FaultName, 'nothing whole' | readonly [status: number, body: RegExp]>> =
	{
		'reset-before-read': 'nothing whole',
		delay: [200, /^\[\{"id":1,.*\}\]$/],
		status: [500, /^\{"type":/],
		hang: 'nothing whole',
		'reset-after-read': 'nothing whole',
		html: [200, /^<!doctype html>/],
		redirect: [302, /^$/],
		throttle: [429, /^\{"type":/],
		unavailable: [503, /^\{"type":/],
		'status-after-create': [500, /^\{"type":/],
		'hang-after-create': 'nothing whole',
		'reset-after-create': 'nothing whole',
		'half-body': 'nothing whole',
		'cut-json': [200, /^\[\{"id":1,.*[^\]]$/],
		drip: [200, /^\[\{"id":1,.*\}\]$/],
		'wrong-content-type': [200, /^\[\{"id":1,.*\}\]$/],
		'not-a-record': [200, /^\[\]$/],
		empty: [200, /^$/],
	};

for (const [name, { parameters }] of Object.entries(faults)) {
	test(`the fault "${name}" strikes a list too`, async (t) => {
		const sandbox = await openSandbox(t);
		const script = { fault: name, path: '/v1/datasets', every: true };
		const quick = parameters.includes('ms') ? { ms: 20 } : {};
		await sandbox.put('/_sandbox/faults', [{ ...script, ...quick }]);
		const seen = SEEN[name as FaultName];
		if (seen === 'nothing whole') {
			const signal = AbortSignal.timeout(1_000);
			await assert.rejects(sandbox.get('/v1/datasets', {}, signal), axios.isAxiosError);
		} else {
			const answer = await sandbox.get('/v1/datasets');
			assert.equal(answer.status, seen[0]);
			assert.match(answer.data, seen[1]);
		}
	});
}

test('an answer that only comes slowly keeps its headers', async (t) => {
	const sandbox = await openSandbox(t);
	const script = { fault: 'drip', ms: 20, path: '/v1/datasets', every: true };
	await sandbox.put('/_sandbox/faults', [script]);
	const { headers } = await sandbox.get('/v1/datasets?limit=2');
	assert.deepEqual([headers['paging-total-count'], headers['paging-limit']], ['5', '2']);
});

test('2,000 datasets come at once, and in pages that miss and repeat none', async () => {
	const all = await readDatasets(big);
	assert.equal(new Set(idsOf(all)).size, 2_000);
	assert.equal(all.filter(({ isDisabled }) => isDisabled).length, 40);
	const pages = [];
	for (let offset = 0; offset < 2_000; offset += 300) {
		pages.push(...(await readDatasets(big, `sorting=%2Bname&offset=${offset}&limit=300`)));
	}
	assert.deepEqual(new Set(idsOf(pages)), new Set(idsOf(all)));
	assert.equal(pages.length, 2_000);
});

test('200 properties and 10,000 options come whole, with the oddest names', async () => {
	const { properties: wide } = await readDataset(big, 1, ALL_FIELDS);
	assert.ok(wide);
	assert.equal(wide.length, 200);
	assert.equal(wide[6]?.name, 'Property 👩‍👩‍👧‍👦 7');
	assert.equal(wide[12]?.name?.length, 500);
	assert.equal(wide[28]?.name, wide[128]?.name);
	const { properties: deep } = await readDataset(big, 2, ALL_FIELDS);
	assert.equal(deep?.[0]?.options?.length, 10_000);
});

test('the automatic, the plural, the required and the unordered are among what can be read', async () => {
	const { properties, states } = await readDataset(shared, 5, ALL_FIELDS);
	assert.deepEqual(
		states?.map(({ position }) => position),
		[0, 2, 1],
	);
	assert.ok(properties);
	assert.ok(properties.some(({ propertyType }) => propertyType?.isAutomatic));
	assert.ok(properties.some(({ propertyType }) => propertyType?.isPlural));
	assert.ok(properties.some(({ isRequired }) => isRequired));
	assert.ok(properties.some(({ position }, index) => position !== index));
});
