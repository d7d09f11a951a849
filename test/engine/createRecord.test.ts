import { byId, byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

/** The body of a record in the dataset Samples with these datums. */
const sample = (...datums: string[]) => `{"datums":[${datums.join(',')}],"dataset":{"id":2}}`;
const text = (value: unknown) => `{"property":{"id":201},"stringValue":${JSON.stringify(value)}}`;

const titleOf = byProperty([['201', 'stringValue', '={{ $json.title }}']]);

test('One item becomes one record, and its answer one item that is paired with it', async () => {
	const run = await tracy.run({
		items: [{ title: 'Pay the rent' }],
		parameters: byProperty([['301', 'stringValue', '={{ $json.title }}']], { dataset: '3' }),
	});

	expect(run.error).toBeUndefined();
	expect(run.status).toBe('success');
	expect(await tracy.sandbox.bodies()).toEqual([
		'{"datums":[{"property":{"id":301},"stringValue":"Pay the rent"}],"dataset":{"id":3}}',
	]);
	expect(run.success).toEqual([
		{
			json: {
				id: 1,
				outcome: 'created',
				datasetId: 3,
				dataset: 'Tasks',
				stateId: 31,
				state: 'To do',
				values: { Title: 'Pay the rent' },
			},
			pairedItem: { item: 0 },
		},
	]);
});

test('The request is one POST of JSON with the key, and asks for JSON', async () => {
	await tracy.run({ items: [{ title: 'a' }], parameters: titleOf });

	const requests = await tracy.sandbox.requests();
	expect(requests).toHaveLength(1);
	expect(requests[0]).toMatchObject({
		method: 'POST',
		path: '/v1/records',
		headers: {
			'content-type': 'application/json',
			accept: 'application/json',
			'x-api-key': 'full',
		},
	});
});

test('A key that may only create records is enough', async () => {
	const run = await tracy.run({
		items: [{ title: 'a' }],
		parameters: titleOf,
		credential: { apiKey: tracy.sandbox.keys.createOnly },
	});

	expect(run.json).toMatchObject([{ outcome: 'created', values: { Text: 'a' } }]);
});

test('Many items come out in their order, each paired with its own', async () => {
	const items = Array.from({ length: 120 }, (_, index) => ({ title: `row ${index}` }));

	const run = await tracy.run({ items, parameters: titleOf });

	expect(run.json.map(({ values }) => values)).toEqual(items.map(({ title }) => ({ Text: title })));
	expect(run.success.map(({ pairedItem }) => pairedItem)).toEqual(
		items.map((_, index) => ({ item: index })),
	);
});

test('The credential is read once, however many items there are', async () => {
	const items = Array.from({ length: 30 }, () => ({ title: 'a' }));

	const run = await tracy.run({ items, parameters: titleOf });

	expect(run.credentialReads).toBe(1);
});

test('No items come to no requests and no items', async () => {
	const run = await tracy.run({ items: [], parameters: titleOf });

	expect(run.status).toBe('success');
	expect(run.success).toEqual([]);
	expect(await tracy.sandbox.requests()).toEqual([]);
});

test('Every expression is evaluated for its own item, wherever it stands', async () => {
	await tracy.run({
		items: [
			{ dataset: 1, state: 12, property: 101, title: 'one' },
			{ dataset: '2', state: null, property: '201', title: 'two' },
		],
		parameters: byProperty(
			[['={{ $json.property }}', 'stringValue', '={{ $json.title.toUpperCase() + $itemIndex }}']],
			{
				dataset: '={{ $json.dataset }}',
				state: '={{ $json.state }}',
				options: { maxConcurrency: 1 },
			},
		),
	});

	expect(await tracy.sandbox.bodies()).toEqual([
		'{"datums":[{"property":{"id":101},"stringValue":"ONE0"}],"dataset":{"id":1},"state":{"id":12}}',
		'{"datums":[{"property":{"id":201},"stringValue":"TWO1"}],"dataset":{"id":2}}',
	]);
});

test('An expression may look at other nodes, at dates and at the text around it', async () => {
	await tracy.run({
		items: [{ title: 'a' }, { title: 'b' }],
		parameters: byProperty(
			[
				['201', 'stringValue', "={{ $('Start').item.json.title }} of {{ $input.all().length }}"],
				[
					'204',
					'dateTimeValue',
					'={{ DateTime.fromISO("2024-06-12T10:15:00Z").plus({ day: 1 }) }}',
				],
				['202', 'integerValue', '={{ $json.title === "a" ? 1 : 2 }}'],
			],
			{ options: { maxConcurrency: 1 } },
		),
	});

	const date = '{"property":{"id":204},"dateTimeValue":"2024-06-13T10:15:00.000Z"}';
	expect(await tracy.sandbox.bodies()).toEqual([
		sample(text('a of 2'), date, '{"property":{"id":202},"integerValue":1}'),
		sample(text('b of 2'), date, '{"property":{"id":202},"integerValue":2}'),
	]);
});

test.each([
	{ name: 'null', value: '={{ null }}', datums: [] },
	{ name: 'a field that is missing', value: '={{ $json.missing }}', datums: [] },
	{ name: 'an empty text', value: '', datums: [] },
	{ name: 'an empty list', value: '={{ [] }}', datums: [] },
	{ name: 'a list of nothing', value: '={{ [null, "", undefined] }}', datums: [] },
	{ name: 'the number 0', value: '={{ 0 }}', datums: [text('0')] },
	{ name: 'the text 0', value: '0', datums: [text('0')] },
	{ name: 'false', value: '={{ false }}', datums: [text('false')] },
	{ name: 'a blank', value: ' ', datums: [text(' ')] },
	{
		name: 'a list',
		value: '={{ ["a", null, "b", 0] }}',
		datums: [text('a'), text('b'), text('0')],
	},
])('$name makes $datums.length datums', async ({ value, datums }) => {
	const run = await tracy.run({ parameters: byProperty([['201', 'stringValue', value]]) });

	expect(await tracy.sandbox.bodies()).toEqual([sample(...datums)]);
	expect(run.json).toMatchObject([{ outcome: 'created' }]);
	expect(run.hints.map(({ message }) => message)).toEqual(
		datums.length === 0 ? ['1 item had no value; the record was created without any.'] : [],
	);
});

test('Several values of one property come out as a list, one as itself', async () => {
	const run = await tracy.run({
		parameters: byProperty([
			['208', 'optionValue', '={{ [2081, 2082] }}'],
			['205', 'optionValue', '2051'],
		]),
	});

	expect(run.json).toMatchObject([{ values: { Option: 'Red', Tags: ['urgent', 'later'] } }]);
});

test('The state may be chosen, and is otherwise left to Tracy', async () => {
	const run = await tracy.run({
		items: [{ title: 'a' }],
		parameters: { ...titleOf, state: byId('22') },
	});

	expect(await tracy.sandbox.bodies()).toEqual([
		`{"datums":[${text('a')}],"dataset":{"id":2},"state":{"id":22}}`,
	]);
	expect(run.json).toMatchObject([{ stateId: 22, state: 'Done' }]);
});

test('An ID beyond what a JavaScript number holds for sure comes out as its digits', async () => {
	await tracy.sandbox.change({ firstRecordId: '9007199254740991' });

	const run = await tracy.run({
		items: Array.from({ length: 5 }, () => ({ title: 'a' })),
		parameters: { ...titleOf, options: { maxConcurrency: 1 } },
	});

	expect(run.json.map(({ id }) => id)).toEqual([
		9007199254740991,
		'9007199254740992',
		'9007199254740993',
		'9007199254740994',
		'9007199254740995',
	]);
});

describe('Without Simplify', () => {
	test('the record comes out as Tracy answered it, with every digit', async () => {
		await tracy.sandbox.change({ firstRecordId: '9223372036854775807' });

		const run = await tracy.run({
			parameters: byProperty([['202', 'integerValue', '-9223372036854775808']], {
				simplify: false,
			}),
		});

		expect(run.json).toMatchObject([
			{
				id: '9223372036854775807',
				dataset: { id: 2, name: 'Samples' },
				datums: [{ property: { id: 202 }, integerValue: '-9223372036854775808' }],
			},
		]);
		expect(run.json[0]).not.toHaveProperty('outcome');
	});

	test('a field of the answer that n8n would take for a failure is left out', async () => {
		await tracy.sandbox.setFaults({
			fault: 'not-a-record',
			every: true,
			body: { id: 7, error: 'not one', datums: [] },
		});

		const run = await tracy.run({
			parameters: byProperty([], { simplify: false }),
			onError: 'continueErrorOutput',
		});

		expect(run.json).toEqual([{ id: 7, datums: [] }]);
		expect(run.failures).toEqual([]);
	});
});

test('An answer that says nothing of a field comes out with null there', async () => {
	await tracy.sandbox.setFaults({ fault: 'not-a-record', every: true, body: { id: 7 } });

	const run = await tracy.run({ parameters: byProperty([]) });

	expect(run.json).toEqual([
		{
			id: 7,
			outcome: 'created',
			datasetId: null,
			dataset: null,
			stateId: null,
			state: null,
			values: {},
		},
	]);
});

test.each([
	['true ', true],
	['TRUE', true],
	['', true],
	[null, true],
	['false\u200b', false],
	['False', false],
])(
	"'Simplify' may come of an expression, as text or as nothing: %j",
	async (value, isSimplified) => {
		const run = await tracy.run({
			items: [{ value }],
			parameters: { ...byProperty([]), simplify: '={{ $json.value }}' },
		});

		expect(run.json.map((json) => 'outcome' in json)).toEqual([isSimplified]);
	},
);
