import type { INodeParameters } from 'n8n-workflow';
import { byId, byJson, byProperty, type EnteredValue } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

/** The parameters of Duplicate Record. */
function copyOf(
	record: string,
	values: EnteredValue[] = [],
	others: INodeParameters = {},
): INodeParameters {
	return {
		operation: 'duplicate',
		record: byId(record),
		...byProperty(values, { dataset: '', ...others }),
	};
}

/** Duplicate Record with its values, or its whole body, as JSON. */
function copyByJson(record: string, body: string, others: INodeParameters = {}): INodeParameters {
	return { ...copyOf(record), ...byJson(body, { dataset: '', ...others }) };
}

/** Creates the record 1 in the dataset Samples, to be duplicated. */
async function createOriginal(): Promise<void> {
	await tracy.run({
		parameters: byProperty(
			[
				['201', 'stringValue', 'first'],
				['202', 'integerValue', '7'],
			],
			{ state: '22' },
		),
	});
}

/** The bodies of the duplicates, without that of the original. */
async function bodies(): Promise<string[]> {
	return (await tracy.sandbox.bodies()).slice(1);
}

test('A record is duplicated by nothing but its ID, and comes out as a new one', async () => {
	await createOriginal();

	const run = await tracy.run({
		items: [{ source: 1 }],
		parameters: copyOf('={{ $json.source }}'),
	});

	expect(run.error).toBeUndefined();
	expect(await bodies()).toEqual(['{"original":{"id":1}}']);
	expect(run.success).toEqual([
		{
			json: {
				id: 2,
				outcome: 'created',
				datasetId: 2,
				dataset: 'Samples',
				stateId: 22,
				state: expect.any(String),
				values: { Text: 'first', Integer: 7 },
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(run.hints).toEqual([]);
});

test('Dataset, state and values go out beside the original where they are given', async () => {
	await createOriginal();

	await tracy.run({
		items: [{ title: 'second' }],
		parameters: copyOf('1', [['201', 'stringValue', '={{ $json.title }}']], {
			dataset: '2',
			state: '21',
		}),
	});

	expect(await bodies()).toEqual([
		'{"datums":[{"property":{"id":201},"stringValue":"second"}],"dataset":{"id":2},"state":{"id":21},"original":{"id":1}}',
	]);
});

test.each(['', '={{ null }}', '={{ [] }}', '={{ $json.missing }}'])(
	'Values that come to nothing (%j) are not a wish for a record without any',
	async (value) => {
		await createOriginal();

		const run = await tracy.run({ parameters: copyOf('1', [['201', 'stringValue', value]]) });

		expect(await bodies()).toEqual(['{"original":{"id":1}}']);
		expect(run.json).toMatchObject([{ values: { Text: 'first', Integer: 7 } }]);
	},
);

test('An ID keeps every digit', async () => {
	await tracy.sandbox.change({ firstRecordId: '9223372036854775806' });
	await createOriginal();

	const run = await tracy.run({
		items: [{ source: '9223372036854775806' }],
		parameters: copyOf('={{ $json.source }}'),
	});

	expect(await bodies()).toEqual(['{"original":{"id":9223372036854775806}}']);
	expect(run.json).toMatchObject([{ id: '9223372036854775807' }]);
});

describe('By Column', () => {
	const byColumn = (value: INodeParameters, dataset = '2') => ({
		...copyOf('1'),
		dataset: byId(dataset),
		specifyDatums: 'columns',
		columns: { mappingMode: 'defineBelow', value },
	});

	test('values go out beside the original', async () => {
		await createOriginal();

		await tracy.run({ parameters: byColumn({ 201: 'second' }) });

		expect((await bodies()).at(-1)).toBe(
			'{"dataset":{"id":2},"datums":[{"property":{"id":201},"stringValue":"second"}],"original":{"id":1}}',
		);
	});

	test('values that come to nothing are left to the original', async () => {
		await createOriginal();

		await tracy.run({ parameters: byColumn({ 201: '' }) });

		expect((await bodies()).at(-1)).toBe('{"dataset":{"id":2},"original":{"id":1}}');
	});

	test('the dataset is needed for values', async () => {
		const run = await tracy.run({
			parameters: byColumn({ 201: 'second' }, '={{ null }}'),
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toMatchObject([
			{ json: { error: "Choose a dataset: 'Dataset' is empty." } },
		]);
	});

	test('nothing but the record is needed for a duplicate like its original', async () => {
		await createOriginal();

		await tracy.run({ parameters: byColumn({}, '') });

		expect((await bodies()).at(-1)).toBe('{"original":{"id":1}}');
	});
});

test('A state by its name is found in the dataset, which has to be given then', async () => {
	await createOriginal();
	const state = { __rl: true, mode: 'name', value: 'Open' };
	const inState = (dataset: string) => ({ ...copyOf('1', [], { dataset }), state });

	await tracy.run({ parameters: inState('2') });
	const without = await tracy.run({ parameters: inState(''), onError: 'continueErrorOutput' });

	expect((await bodies()).at(-1)).toBe(
		'{"dataset":{"id":2},"state":{"id":21},"original":{"id":1}}',
	);
	expect(without.failures).toMatchObject([
		{
			json: { error: expect.stringMatching(/^'State' "Open" is not an ID, and without a dataset/) },
		},
	]);
});

describe('With JSON', () => {
	test('a list is taken as the datums, an empty one too', async () => {
		await createOriginal();

		await tracy.run({ parameters: copyByJson('1', '[]') });

		expect(await bodies()).toEqual(['{"datums":[],"original":{"id":1}}']);
	});

	test.each([
		['an object that names no original is completed', '{"state":{"id":21}}', '1'],
		['an object may name the same', '{"state":{"id":21},"original":{"id":1}}', '1'],
		['an object may name it alone', '{"state":{"id":21},"original":{"id":1}}', '={{ null }}'],
	])('%s', async (_, body, record) => {
		await createOriginal();

		await tracy.run({ parameters: copyByJson(record, body) });

		expect(await bodies()).toEqual(['{"state":{"id":21},"original":{"id":1}}']);
	});

	test.each([
		['{"original":{"id":2}}', "'Record' says 1, but 'Body' says 2."],
		['{"original":{"id":9007199254740993}}', "'Record' says 1, but 'Body' says 9007199254740993."],
		['{"original":{}}', "'Record' says 1, but 'Body' says {}."],
	])('another original is refused: %s', async (body, says) => {
		const run = await tracy.run({
			parameters: copyByJson('1', body),
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toMatchObject([
			{
				json: {
					error: says,
					details: {
						outcome: 'rejected',
						next: "Leave 'Record' empty, or leave it out of 'Body'.",
					},
				},
			},
		]);
		expect(await tracy.sandbox.requests()).toEqual([]);
	});
});

describe('A record that can not be one is refused before anything is sent', () => {
	test.each([
		['={{ null }}', "'Record' is empty."],
		['={{ $json.missing }}', "'Record' is empty."],
		['0', '\'Record\' "0" is not an ID.'],
		['-1', '\'Record\' "-1" is not an ID.'],
		['1.5', '\'Record\' "1.5" is not an ID.'],
		['Invoice 7', '\'Record\' "Invoice 7" is not an ID.'],
		['={{ 9007199254740993 }}', /'Record' 9007199254740992 is beyond 9007199254740991/],
		['9223372036854775808', '\'Record\' "9223372036854775808" is too large for an ID.'],
		['={{ $json.missing.id }}', "'Record' is empty."],
		['={{ nonsense( }}', /An expression can't be evaluated for this item/],
	])('%s', async (record, says) => {
		const run = await tracy.run({
			parameters: copyOf(record),
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toMatchObject([
			{ json: { error: expect.stringMatching(says), details: { outcome: 'rejected' } } },
		]);
		expect(await tracy.sandbox.requests()).toEqual([]);
	});
});

describe('A failed item is reported as Create Record does it', () => {
	const items = [{ source: 1 }, { source: 404 }, { source: 1 }];
	const parameters = copyOf('={{ $json.source }}', [], { options: { maxConcurrency: 1 } });

	test('On Error: Stop Workflow', async () => {
		await createOriginal();

		const run = await tracy.run({ items, parameters });

		expect(run.error?.message).toMatch(/original\.id: There is no record 404.*\[item 1\]/);
		expect(run.error?.description).toContain('Of 3 items: 1 created, 1 rejected, 1 unsent.');
	});

	test('On Error: Continue', async () => {
		await createOriginal();

		const run = await tracy.run({ items, parameters, onError: 'continueRegularOutput' });

		expect(run.success).toMatchObject([
			{ json: { id: 2 }, pairedItem: { item: 0 } },
			{ json: { source: 404, details: { outcome: 'rejected' } }, pairedItem: { item: 1 } },
			{ json: { id: 3 }, pairedItem: { item: 2 } },
		]);
	});

	test('On Error: Continue (using error output)', async () => {
		await createOriginal();

		const run = await tracy.run({ items, parameters, onError: 'continueErrorOutput' });

		expect(run.json).toMatchObject([{ id: 2 }, { id: 3 }]);
		expect(run.failures).toMatchObject([{ json: { source: 404 }, pairedItem: { item: 1 } }]);
	});

	test('a duplicate of unknown outcome is never sent again', async () => {
		await createOriginal();
		await tracy.sandbox.setFaults({ fault: 'reset-after-create', every: true });

		const run = await tracy.run({
			parameters: copyOf('1'),
			retryOnFail: true,
			waitBetweenTries: 1,
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toMatchObject([{ json: { details: { outcome: 'unknown' } } }]);
		expect(await bodies()).toHaveLength(1);
	});
});
