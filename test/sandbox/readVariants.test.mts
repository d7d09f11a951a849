import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
	type ReadVariantName,
	readVariants,
} from '../../tools/sandbox/rules/reading/readVariants.mts';
import { bigWorkspace } from './bigWorkspace.ts';
import { errorsOf, openSandbox, type OpenSandbox } from './openSandbox.mts';
import { ALL_FIELDS, readDataset, readDatasets } from './readDatasets.mts';

/** Sandboxes that only answer reads, each with the variants that it is named after. */
const open = (...reads: ReadVariantName[]) => openSandbox({ after }, { reads: new Set(reads) });
const agreeing = await open();

const namesOf = (datasets: readonly { readonly name: string }[]) =>
	datasets.map(({ name }) => name);

/** A dataset's properties of the types they have, by their IDs. */
async function typesOf(sandbox: OpenSandbox, id: number): Promise<Map<number, string | undefined>> {
	const { properties } = await readDataset(sandbox, id, ALL_FIELDS);
	return new Map(properties?.map((property) => [property.id, property.propertyType?.id]));
}

test('A16, A17, A18 and A19 are each refuted by a variant', () => {
	const refuted = new Set(Object.values(readVariants).flatMap(({ refutes }) => refutes));
	for (const assumption of ['A16', 'A17', 'A18', 'A19'])
		assert.ok(refuted.has(assumption), assumption);
});

test('notFound: every GET is a 404, whatever the key, and records are still created', async () => {
	const sandbox = await open('notFound');
	const created = await sandbox.post('{"dataset":{"id":1}}');
	assert.equal(created.status, 200);
	for (const path of ['/v1/datasets', '/v1/datasets/1', '/v1/states/11', '/v1/records/1']) {
		for (const key of [sandbox.keys.full, sandbox.keys.createOnly, 'nobody']) {
			assert.equal((await sandbox.get(path, { 'X-Api-Key': key })).status, 404);
		}
	}
});

test('bare: "fields" is taken and brings nothing, whatever it names', async () => {
	const sandbox = await open('bare');
	for (const query of [ALL_FIELDS, 'fields=anything', '']) {
		assert.deepEqual(await readDatasets(sandbox, query), await readDatasets(agreeing));
		assert.deepEqual(await readDataset(sandbox, 1, query), await readDataset(agreeing, 1));
	}
	const { dataset } = JSON.parse((await sandbox.get('/v1/states/22?fields=dataset')).data) as {
		dataset: null;
	};
	assert.equal(dataset, null);
});

test('wrapped: a list is an object, a single dataset is as always', async () => {
	const sandbox = await open('wrapped');
	const list = JSON.parse((await sandbox.get('/v1/datasets?offset=1&limit=2')).data) as object;
	const items = await readDatasets(agreeing, 'offset=1&limit=2');
	assert.deepEqual(list, { items, total: 5 });
	assert.deepEqual(await readDataset(sandbox, 1), await readDataset(agreeing, 1));
});

test('unknownTypes: each type has a name of its own that tells nothing, and always the same one', async () => {
	const known = await typesOf(agreeing, 2);
	const sandbox = await open('unknownTypes');
	const unknown = await typesOf(sandbox, 2);
	for (const type of unknown.values()) assert.match(String(type), /^type-[0-9a-f]{4}$/);
	const pairs = new Set([...known].map(([id, type]) => `${type} ${unknown.get(id)}`));
	assert.equal(new Set(unknown.values()).size, new Set(known.values()).size);
	assert.equal(pairs.size, new Set(known.values()).size);
	const { properties } = await readDataset(sandbox, 2, 'fields=properties');
	assert.equal(properties?.[0]?.propertyType, null);
});

test('withoutFlags: what tells of a dataset, its properties and their types is left out', async () => {
	const sandbox = await open('withoutFlags');
	const dataset = await readDataset(sandbox, 2, ALL_FIELDS);
	assert.equal('isDisabled' in dataset, false);
	assert.equal(dataset.name, 'Samples');
	assert.deepEqual(dataset.properties?.[7], {
		id: 208,
		propertyType: { id: 'option', isSortable: true },
		name: null,
		isUsedAsTitle: false,
		parameters: null,
		options: [
			{ id: 2081, text: 'urgent' },
			{ id: 2082, text: 'later' },
		],
	});
	assert.ok((await readDatasets(sandbox)).every((one) => !('isDisabled' in one)));
});

test('unpaged: all come at once, and no header tells of pages', async () => {
	const sandbox = await open('unpaged');
	const answer = await sandbox.get('/v1/datasets?offset=2&limit=1');
	assert.deepEqual(JSON.parse(answer.data), await readDatasets(agreeing));
	assert.deepEqual(
		Object.keys(answer.headers).filter((name) => name.startsWith('paging')),
		[],
	);
});

test('unfiltered: all come, whatever they are searched for', async () => {
	const sandbox = await open('unfiltered');
	for (const query of ['name.contains=tasks', 'id.equals=3']) {
		const answer = await sandbox.get(`/v1/datasets?${query}`);
		assert.deepEqual(JSON.parse(answer.data), await readDatasets(agreeing));
		assert.equal(answer.headers['paging-total-count'], '5');
	}
});

test('unsorted: they come in the order they always have', async () => {
	const sandbox = await open('unsorted');
	assert.deepEqual(await readDatasets(sandbox, 'sorting=-name'), await readDatasets(agreeing));
});

for (const query of [
	'offset=0',
	'limit=5',
	'name.contains=a',
	'id.equals=1',
	'sorting=-name',
	ALL_FIELDS,
]) {
	test(`strictQuery: ?${query} is refused`, async (t) => {
		const sandbox = await openSandbox(t, { reads: new Set(['strictQuery']) });
		const answer = await sandbox.get(`/v1/datasets?${query}`);
		assert.equal(answer.status, 400);
		assert.deepEqual(Object.keys(errorsOf(answer)), [query.split('=')[0]]);
	});
}

test('strictQuery: what asks for nothing is answered, and the documented address takes "fields"', async () => {
	const sandbox = await open('strictQuery');
	assert.equal((await sandbox.get('/v1/datasets/1?fields=states')).status, 400);
	assert.deepEqual(await readDatasets(sandbox), await readDatasets(agreeing));
	assert.deepEqual(await readDataset(sandbox, 1), await readDataset(agreeing, 1));
	assert.equal((await sandbox.get('/v1/states/22?fields=dataset')).status, 200);
});

test('smallPages: never more than 20 come, whatever the limit, and a header tells of the others', async (t) => {
	const options = { reads: new Set(['smallPages'] as const), workspace: bigWorkspace() };
	const sandbox = await openSandbox(t, options);
	for (const [query, count] of [
		['', 20],
		['limit=1000', 20],
		['limit=5', 5],
		['offset=1995&limit=1000', 5],
	] as const) {
		const answer = await sandbox.get(`/v1/datasets?${query}`);
		assert.equal((JSON.parse(answer.data) as unknown[]).length, count, query);
		assert.equal(answer.headers['paging-total-count'], '2000');
	}
	const [first] = await readDatasets(sandbox, 'offset=20&limit=1000');
	assert.equal(first?.id, 21);
});

test('variants act together', async () => {
	const sandbox = await open('wrapped', 'bare', 'unfiltered', 'withoutFlags');
	const answer = await sandbox.get(`/v1/datasets?name.contains=tasks&limit=2&${ALL_FIELDS}`);
	const { items, total } = JSON.parse(answer.data) as {
		items: { name: string; properties: unknown }[];
		total: number;
	};
	assert.deepEqual([namesOf(items), total], [['Movies', 'Samples'], 5]);
	assert.ok(items.every((item) => item.properties === null && !('isDisabled' in item)));
});

test('variants are chosen and given up while the sandbox runs, and a reset brings back the first ones', async (t) => {
	const sandbox = await openSandbox(t, { reads: new Set(['unsorted']) });
	const isWrapped = async () => (await sandbox.get('/v1/datasets')).data.startsWith('{');
	const sorted = async () => namesOf(await readDatasets(sandbox, 'sorting=%2Bname'))[0];
	await sandbox.put('/_sandbox/settings', { reads: ['wrapped'] });
	assert.equal(await isWrapped(), true);
	await sandbox.put('/_sandbox/settings', { latency: 0 });
	assert.equal(await isWrapped(), true);
	await sandbox.put('/_sandbox/settings', { reads: [] });
	assert.equal(await isWrapped(), false);
	assert.equal(await sorted(), 'Leads');
	await sandbox.request('POST', '/_sandbox/reset');
	assert.equal(await sorted(), 'Movies');
});
