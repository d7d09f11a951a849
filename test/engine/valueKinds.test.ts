import { DateTime } from 'luxon';
import { byColumns, byProperty, automatically } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

/** The datums of the only record that was sent. */
async function sentDatums(): Promise<unknown> {
	const requests = await tracy.sandbox.requests();
	const posts = requests.filter(({ method }) => method === 'POST');
	expect(posts).toHaveLength(1);
	return JSON.parse(posts[0]?.body ?? '').datums;
}

describe('A blank beside an expression', () => {
	test('is no part of the value, nor of an ID, nor of what stands beside values', async () => {
		const run = await tracy.run({
			items: [{ n: 5, dataset: 2, state: 22, property: 202, date: '2024-06-12', none: null }],
			parameters: byProperty(
				[
					['={{ $json.property }} ', 'integerValue', '={{ $json.n }} '],
					['203', 'decimalValue', '=\u00a0{{ $json.none ?? "" }} '],
				],
				{
					dataset: '={{ $json.dataset }}\u200b',
					state: '={{ $json.state }} ',
					additionalFields: { archived: '={{ $json.date }} ' },
					options: { timezone: '={{ "Asia/Tokyo" }} ', maxConcurrency: '={{ 1 }} ' },
				},
			),
		});

		expect(run.error).toBeUndefined();
		expect(await tracy.sandbox.bodies()).toEqual([
			'{"archived":"2024-06-11T15:00:00.000Z","datums":[{"property":{"id":202},"integerValue":5}],"dataset":{"id":2},"state":{"id":22}}',
		]);
	});
});

test('An object or a date beside a blank says that the blank is to go', async () => {
	const items = [{ value: { id: 2051 } }, { value: new Date(0) }];
	const run = await tracy.run({
		items,
		parameters: byColumns({
			204: '={{ $json.value instanceof Date ? $json.value : "" }} ',
			205: '={{ $json.value instanceof Date ? "" : $json.value }} ',
		}),
		onError: 'continueErrorOutput',
	});

	expect(run.failures).toMatchObject([
		{ json: { details: { next: expect.stringMatching(/^Take away what stands beside/) } } },
		{ json: { details: { next: expect.stringMatching(/^Take away the blank beside/) } } },
	]);
});

test('A live date that is none is no text either', async () => {
	const run = await tracy.run({
		items: [{ date: DateTime.invalid('x') }, { date: new Date(NaN) }],
		parameters: byColumns({ 201: '={{ $json.date }}' }),
		onError: 'continueErrorOutput',
	});

	expect(run.failures.map(({ json }) => json.error)).toEqual([
		'The value "Invalid DateTime" of property "Text" (201) is a date that does not exist.',
		'The value Invalid Date of property "Text" (201) is a date that does not exist.',
	]);
});

describe('A list that is given as text', () => {
	test.each([
		['typed JSON', '["urgent","later"]'],
		['JSON from an expression', '={{ JSON.stringify(["urgent", 2082]) }}'],
		['text with commas', '={{ "urgent, later" }}'],
		['text with semicolons', 'urgent; 2082'],
		['a list with a blank beside it, which n8n makes a text of', '={{ ["urgent", "later"] }} '],
	])('is that list by column: %s', async (_, value) => {
		await tracy.run({ parameters: byColumns({ 208: value }) });

		expect(await sentDatums()).toEqual([
			{ property: { id: 208 }, optionValue: { id: 2081 } },
			{ property: { id: 208 }, optionValue: { id: 2082 } },
		]);
	});

	test('is that list where columns find their fields by themselves, and property by property', async () => {
		await tracy.run({ items: [{ tags: '["urgent"]' }], parameters: automatically() });
		await tracy.run({ parameters: byProperty([['208', 'optionValue', '[2081]']]) });
		await tracy.run({ parameters: byProperty([['208', 'propertyType', 'urgent']]) });

		const bodies = (await tracy.sandbox.bodies()).filter((body) => body !== '');
		const datums = [{ property: { id: 208 }, optionValue: { id: 2081 } }];
		expect(bodies.map((body) => JSON.parse(body).datums)).toEqual([datums, datums, datums]);
	});
});

test('A property that Tracy fills in takes no value where the dataset is read', async () => {
	const run = await tracy.run({
		items: [{ number: 5 }, { number: null }, { number: '' }],
		parameters: byProperty([
			['201', 'propertyType', 'a'],
			['209', 'integerValue', '={{ $json.number }}'],
		]),
		onError: 'continueErrorOutput',
	});

	expect(run.failures).toMatchObject([
		{
			json: {
				error: 'Tracy fills in property "Number" (209) by itself, so it takes no value.',
				details: { outcome: 'rejected', property: '209', next: 'Leave it out.' },
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(run.json).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }]);
});

describe('Columns that find their fields by themselves', () => {
	test.each([
		[
			{ foo: 1 },
			/^No field of the item has the name of a property of dataset "Samples" \(2\)\. The item has "foo"; the dataset has "Text", /,
		],
		[
			{ headers: {}, params: {}, query: {}, body: { text: 'a' } },
			/The item has "headers", "params", "query", "body"/,
		],
		[{ body: { Text: 'a' } }, /The item has "body"/],
		[
			{ Number: 5 },
			/ of dataset "Samples" \(2\) that takes a value\. The item has "Number".* Tracy fills in "Number" by itself\.$/,
		],
	])('create nothing where none finds a property: %p', async (item, says) => {
		const run = await tracy.run({
			items: [item],
			parameters: automatically(),
			onError: 'continueErrorOutput',
		});

		expect(run.failures[0]?.json).toMatchObject({
			error: expect.stringMatching(says),
			details: { outcome: 'rejected' },
		});
		const next = String(Object(run.failures[0]?.json.details).next);
		expect(next.includes('{{ $json.body }}')).toBe('body' in item);
		expect((await tracy.sandbox.requests()).map(({ method }) => method)).not.toContain('POST');
	});
});

test('Columns that stand in the place of the mapper are taken for its values', async () => {
	const columns = { 201: '={{ $json.text }}', '202': '5' };

	await tracy.run({ items: [{ text: 'a' }], parameters: { ...byColumns({}), columns } });

	expect(await sentDatums()).toEqual([
		{ property: { id: 201 }, stringValue: 'a' },
		{ property: { id: 202 }, integerValue: 5 },
	]);
});

test("'Dataset Definition' may be the list of one dataset that n8n's panel copies", async () => {
	const dataset = { id: 2, properties: [{ id: 201, name: 'Title', propertyType: { id: 'text' } }] };
	const datasetDefinition = JSON.stringify([dataset]);

	await tracy.run({
		items: [{ title: 'a' }],
		parameters: automatically({ datasetDefinition, options: { datasetDefinition } }),
	});

	expect(await sentDatums()).toEqual([{ property: { id: 201 }, stringValue: 'a' }]);
});
