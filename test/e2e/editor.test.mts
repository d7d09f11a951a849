import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { bigWorkspace } from '../sandbox/bigWorkspace.ts';
import { filesWith } from './filesWith.mts';
import { Line } from './Line.mts';
import { type ListQuestion, type OpenNode, readColumns, readList } from './OpenNode.mts';
import { openStage } from './openStage.mts';

// What a person sees who fills in the node: lists and columns, as a real n8n answers its editor.

const { n8n, sandbox } = await openStage({ after });
const line = await Line.to(sandbox.url);
after(() => line.cut());
const editor = await n8n.start();
const reading = await editor.addCredential('Tracy', sandbox.url, sandbox.keys.full);
const creating = await editor.addCredential('Create only', sandbox.url, sandbox.keys.createOnly);
const throughLine = await editor.addCredential('Line', line.url, sandbox.keys.full);

const datasets = { field: 'dataset', method: 'searchDatasets' };
const states = { field: 'state', method: 'searchStates' };
const properties = { field: 'datums.datum[0].property', method: 'searchProperties' };
const lists = [datasets, states, properties];

/** Dataset `Samples` is chosen unless another one is. */
function nodeWith(
	credentialId: string,
	dataset: number | string = 2,
	others: Record<string, unknown> = {},
): OpenNode {
	return {
		credentialId,
		parameters: { dataset: { __rl: true, mode: 'list', value: dataset }, ...others },
	};
}

/** All entries of a list, page after page, and how many pages there were. */
async function wholeList(node: OpenNode, question: ListQuestion) {
	let page = await readList(editor, node, question);
	const results = [...page.results];
	let pages = 1;
	for (; page.paginationToken !== undefined; pages += 1) {
		assert.ok(pages < 100, `the list ${question.method} has no end`);
		page = await readList(editor, node, { ...question, paginationToken: page.paginationToken });
		results.push(...page.results);
	}
	return { results, pages };
}

test('lists offer datasets, states and properties by name', async () => {
	await sandbox.reset();
	const node = nodeWith(reading);

	const { results } = await readList(editor, node, datasets);
	assert.ok(results.some(({ name, value }) => name === 'Samples' && value === 2));
	assert.ok(!results.some(({ name }) => name === 'Retired'));
	assert.deepEqual((await readList(editor, node, states)).results, [
		{ name: 'Open', value: 21 },
		{ name: 'Done', value: 22 },
	]);
	assert.deepEqual((await readList(editor, node, properties)).results.at(0), {
		name: 'Text',
		value: 201,
	});
});

test('lists find by part of a name', async () => {
	await sandbox.reset();
	const node = nodeWith(reading);
	const found = await Promise.all([
		readList(editor, node, { ...datasets, filter: 'ampl' }),
		readList(editor, node, { ...states, filter: 'DONE' }),
		readList(editor, node, { ...properties, filter: 'date' }),
		readList(editor, node, { ...datasets, filter: 'nothing of the kind' }),
	]);

	assert.deepEqual(
		found.map(({ results }) => results),
		[
			[{ name: 'Samples', value: 2 }],
			[{ name: 'Done', value: 22 }],
			[{ name: 'Date & Time', value: 204 }],
			[],
		],
	);
});

for (const question of lists) {
	test(`${question.method} says that the key may not read, and to use IDs`, async () => {
		await sandbox.reset();
		await assert.rejects(
			readList(editor, nodeWith(creating), question),
			/"message":"The API key may not read [^"]+\(HTTP 403\)[^"]+'By ID'/,
		);
	});

	test(`${question.method} says that Tracy can't be reached`, async () => {
		await sandbox.reset();
		await line.cut();
		try {
			await assert.rejects(
				readList(editor, nodeWith(throughLine), question),
				/"message":"Tracy can't be reached: [^"]+ Check 'Base URL'/,
			);
		} finally {
			await line.mend();
		}
		assert.notEqual((await readList(editor, nodeWith(throughLine), question)).results.length, 0);
	});
}

test('columns are the properties of the dataset', async () => {
	await sandbox.reset();
	const { fields } = await readColumns(editor, nodeWith(reading, 5));
	const columnOf = (id: string) => fields.find((field) => field.id === id);

	assert.deepEqual(columnOf('503'), {
		id: '503',
		displayName: 'Company',
		type: 'string',
		required: false,
	});
	assert.equal(columnOf('501'), undefined, 'Tracy fills it in by itself');
	assert.deepEqual(columnOf('504')?.options, [
		{ name: 'Web form', value: 5041 },
		{ name: 'Trade fair', value: 5042 },
		{ name: 'Referral', value: 5043 },
	]);
});

test('where the columns would be, a key that may not read is told', async () => {
	await sandbox.reset();
	const { fields, emptyFieldsNotice } = await readColumns(editor, nodeWith(creating));

	assert.deepEqual(fields, []);
	assert.match(
		emptyFieldsNotice ?? '',
		/^The API key may not read dataset 2 .+'Dataset Definition'/,
	);
});

test('columns that are mapped already are refused instead of emptied', async () => {
	await sandbox.reset();
	const columns = { mappingMode: 'defineBelow', value: { 201: 'x' }, schema: [{ id: '201' }] };

	await assert.rejects(
		readColumns(editor, nodeWith(creating, 2, { columns })),
		/"message":"The API key may not read dataset 2/,
	);
	const { fields } = await readColumns(editor, nodeWith(reading, 2, { columns }));
	assert.ok(fields.some(({ id }) => id === '201'));
});

test('2,000 datasets are offered page by page, and found by name', async () => {
	await sandbox.reset();
	await sandbox.replaceWorkspace(bigWorkspace());
	const node = nodeWith(reading);
	const { results, pages } = await wholeList(node, datasets);

	assert.equal(new Set(results.map(({ value }) => value)).size, 1_960);
	assert.equal(results.length, 1_960);
	assert.ok(pages >= 20);
	assert.ok(!results.some(({ value }) => value % 50 === 0), 'none is disabled');
	assert.deepEqual(
		(await readList(editor, node, { ...datasets, filter: 'Dataset 1999' })).results,
		[{ name: 'Dataset 1999', value: 1_999 }],
	);
});

test('200 properties are offered page by page, and are all columns', async () => {
	await sandbox.reset();
	await sandbox.replaceWorkspace(bigWorkspace());
	const node = nodeWith(reading, 1);
	const expected = Array.from({ length: 200 }, (_, index) => 30_001 + index);
	const { results, pages } = await wholeList(node, properties);

	assert.deepEqual(
		results.map(({ value }) => value),
		expected,
	);
	assert.equal(pages, 2);
	const { fields } = await readColumns(editor, node);
	assert.deepEqual(
		fields.map(({ id }) => Number(id)),
		expected,
	);
});

test('a property of 10,000 options is a column, whose options are typed', async () => {
	await sandbox.reset();
	await sandbox.replaceWorkspace(bigWorkspace());
	const node = nodeWith(reading, 2);

	assert.deepEqual((await readColumns(editor, node)).fields, [
		{ id: '40001', displayName: 'Article', type: 'string', required: false },
	]);
	assert.deepEqual((await readList(editor, node, properties)).results, [
		{ name: 'Article', value: 40_001 },
	]);
	assert.deepEqual((await readList(editor, node, states)).results, [
		{ name: 'New', value: 20_002 },
	]);
});

test('the keys stand in nothing that n8n stored or logged', async () => {
	const { userFolder } = n8n.installation;
	// The names of the credentials do stand there.
	assert.notDeepEqual(await filesWith(userFolder, 'Create only'), []);
	for (const key of [sandbox.keys.createOnly, sandbox.keys.full]) {
		assert.deepEqual(await filesWith(userFolder, key), []);
		assert.ok(!n8n.log.includes(key));
	}
});
