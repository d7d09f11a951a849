import { byColumns, byJson, byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

const inTasks = { dataset: '3' };
const refusing = { ...inTasks, options: { missingRequired: 'refuse' } };
const items = [{ title: 'a' }, { title: '' }];

const ways = [
	{
		way: 'by column',
		parametersOf: (others: object) => byColumns({ 301: '={{ $json.title }}' }, { ...others }),
	},
	{
		way: 'by property',
		parametersOf: (others: object) =>
			byProperty([['301', 'stringValue', '={{ $json.title }}']], { ...others }),
	},
	{
		way: 'with JSON',
		parametersOf: (others: object) =>
			byJson('={{ [{ property: { id: 301 }, stringValue: $json.title || null }] }}', { ...others }),
	},
];

describe.each(ways)('An item without a required value, given $way,', ({ parametersOf }) => {
	test('is sent, and Tracy decides', async () => {
		await tracy.sandbox.change({ uncheckedAssumptions: ['A4'] });

		const run = await tracy.run({ items, parameters: parametersOf(inTasks) });

		expect(run.json).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }]);
	});

	test('is rejected where that is asked for, before anything is sent', async () => {
		const run = await tracy.run({ items, parameters: parametersOf(refusing) });

		expect(run.error?.message).toBe(
			'Property "Title" (301) of dataset "Tasks" (3) is required and has no value. [item 1]',
		);
		expect((await tracy.sandbox.requests()).map(({ method }) => method)).toEqual(['GET']);
	});

	test('is the only one that is rejected', async () => {
		const run = await tracy.run({
			items,
			parameters: parametersOf(refusing),
			onError: 'continueErrorOutput',
		});

		expect(run.json).toMatchObject([{ outcome: 'created', values: { Title: 'a' } }]);
		expect(run.failures).toMatchObject([
			{ json: { details: { outcome: 'rejected', itemIndex: 1, property: '301', status: null } } },
		]);
	});
});

test('An item whose body tells no dataset by its ID is rejected where required values are asked for', async () => {
	const run = await tracy.run({
		items: [{}],
		parameters: {
			specifyDatums: 'json',
			body: '{"dataset":{"name":"Tasks"},"datums":[]}',
			options: { missingRequired: 'refuse' },
		},
	});

	expect(run.error?.message).toContain("Without the dataset's ID");
	expect(run.error?.description).toContain("'Missing Required Values'");
	expect(await tracy.sandbox.requests()).toEqual([]);
});

test('Where Tracy does not tell what is required, items are sent, and a hint says so', async () => {
	await tracy.sandbox.change({ reads: ['withoutFlags'], uncheckedAssumptions: ['A4'] });

	const run = await tracy.run({ items: [{}], parameters: byColumns({}, refusing) });

	expect(run.json).toMatchObject([{ outcome: 'created' }]);
	expect(run.hints.map(({ message }) => message)).toContainEqual(
		expect.stringMatching(
			/^Tracy does not tell whether property 301, property 302, property 303 must have/,
		),
	);
});

test('A key that may not read can not tell, and the item says what to do', async () => {
	const run = await tracy.run({
		items: [{ title: 'a' }],
		parameters: byProperty([['301', 'stringValue', 'a']], refusing),
		credential: { apiKey: tracy.sandbox.keys.createOnly },
	});

	expect(run.error?.message).toMatch(/^The API key may not read dataset 3/);
	expect(run.error?.description).toContain("Let 'Missing Required Values' send such items");
});

test('An option that does not exist is refused', async () => {
	const run = await tracy.run({
		items: [{ title: 'a' }],
		parameters: byColumns({}, { ...inTasks, options: { missingRequired: 'maybe' } }),
	});

	expect(run.error?.message).toMatch(/^'Missing Required Values' "maybe" does not exist\./);
});
