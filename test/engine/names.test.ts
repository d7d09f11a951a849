import { byJson, byProperty, type EnteredValue } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

const withState = (mode: string, value: string, others = {}) => ({
	...byProperty([], others),
	state: { __rl: true, mode, value },
});

/** A workspace in which property 205 of dataset 2 has other options, or another name. */
function workspaceOf({ options, name = 'Option' }: { options: object[]; name?: string }) {
	const property = {
		...{ id: 205, name, isRequired: false, position: 0, isUsedAsTitle: false, options },
		propertyType: { id: 'option', isAutomatic: false, isPlural: false, isSortable: true },
	};
	const states = [{ id: 21, name: 'Open', position: 0 }];
	const dataset = { id: 2, name: 'Samples', isDisabled: false, states, properties: [property] };
	return { datasets: [dataset], users: [] };
}

async function methods(): Promise<string[]> {
	return (await tracy.sandbox.requests()).map(({ method }) => method);
}

async function failureOf(parameters: ReturnType<typeof byProperty>, credential = {}) {
	const run = await tracy.run({ parameters, credential, onError: 'continueErrorOutput' });
	expect(run.success).toEqual([]);
	return run.failures[0]?.json;
}

describe('A state', () => {
	test.each([
		{ mode: 'name', value: 'Done' },
		{ mode: 'name', value: 'done ' },
		{ mode: 'id', value: 'Done' },
		{ mode: 'list', value: '22' },
		{ mode: 'id', value: '={{ "Do" + "ne" }}' },
	])('is found by $mode $value', async ({ mode, value }) => {
		const run = await tracy.run({ parameters: withState(mode, value) });

		expect(run.json).toMatchObject([{ stateId: 22, state: 'Done' }]);
	});

	test('by ID asks Tracy nothing', async () => {
		await tracy.run({ parameters: withState('list', '22') });

		expect(await methods()).toEqual(['POST']);
	});

	test('of another name is refused with the names that there are', async () => {
		expect(await failureOf(withState('name', 'Shut'))).toMatchObject({
			error: '\'State\' "Shut" is no state of dataset "Samples" (2), which has: "Open", "Done".',
			details: { outcome: 'rejected', next: 'Use one of these names, or the ID of the state.' },
		});
		expect(await methods()).toEqual(['GET']);
	});

	test('by name may consist of digits, and is then no ID', async () => {
		expect(await failureOf(withState('name', '22'))).toMatchObject({
			error: expect.stringContaining('is no state of dataset "Samples" (2)'),
		});
	});

	test('by name is found for values given as JSON as well', async () => {
		const parameters = { ...byJson('[]'), state: { __rl: true, mode: 'name', value: 'Done' } };

		const run = await tracy.run({ parameters });

		expect(run.json).toMatchObject([{ stateId: 22 }]);
	});

	test('by name without a dataset says so', async () => {
		const parameters = {
			...byJson('{"dataset":{"id":2}}'),
			dataset: { __rl: true, mode: 'list', value: '' },
			state: { __rl: true, mode: 'name', value: 'Done' },
		};

		expect(await failureOf(parameters)).toMatchObject({
			error: '\'State\' "Done" is not an ID, and without a dataset a name says nothing.',
		});
	});

	test('by name needs a key that may read, and says so to another', async () => {
		const failure = await failureOf(withState('name', 'Done'), {
			apiKey: tracy.sandbox.keys.createOnly,
		});

		expect(failure).toMatchObject({ details: { outcome: 'rejected', status: 403 } });
		expect(String(failure?.error)).toMatch(/^The API key may not read dataset 2/);
	});
});

describe('An option by its text', () => {
	test('is found among the options of its property, and the dataset is read once', async () => {
		const items = ['Red', 'blue', 2052, '2052', ['Green', 'red']].map((colour) => ({ colour }));

		const run = await tracy.run({
			items,
			parameters: byProperty([['205', 'optionValue', '={{ $json.colour }}']]),
		});

		expect(run.json.map(({ values }) => values)).toEqual([
			{ Option: 'Red' },
			{ Option: 'Blue' },
			{ Option: 'Green' },
			{ Option: 'Green' },
			{ Option: ['Green', 'Red'] },
		]);
		expect((await methods()).filter((method) => method === 'GET')).toHaveLength(1);
	});

	test('may consist of digits and what stands between them in no number', async () => {
		const sizes = ['11-50', '500+', '24/7'];
		await tracy.sandbox.replaceWorkspace(
			workspaceOf({
				options: sizes.map((text, index) => ({ id: index + 1, text })),
			}),
		);

		const run = await tracy.run({
			items: sizes.map((size) => ({ size })),
			parameters: byProperty([['205', 'optionValue', '={{ $json.size }}']]),
		});

		expect(run.json).toMatchObject(sizes.map((size) => ({ values: { Option: size } })));
	});

	test.each([
		{ where: 'alone', urgent: [], state: '' },
		{ where: 'beside another', urgent: [['205', 'optionValue', 'urgent']], state: '' },
		{ where: 'beside a state by name', urgent: [], state: 'Open' },
	] satisfies Array<{ where: string; urgent: EnteredValue[]; state: string }>)(
		"of digits is not meant by them, but an ID is, where 'Option' was chosen: $where",
		async ({ urgent, state }) => {
			const options = [
				...[
					{ id: 84, text: '2024' },
					{ id: 2024, text: '1999' },
				],
				...[
					{ id: 85, text: '2.5' },
					{ id: 86, text: 'urgent' },
				],
			];
			await tracy.sandbox.replaceWorkspace(workspaceOf({ options }));
			const items = ['2024', 2024, '84', '2.5', 2.5].map((value) => ({ value }));

			await tracy.run({
				items,
				parameters: byProperty([['205', 'optionValue', '={{ $json.value }}'], ...urgent], {
					state,
					options: { maxConcurrency: 1 },
				}),
			});

			const bodies = (await tracy.sandbox.bodies()).filter((body) => body !== '');
			expect(bodies.map((body) => JSON.parse(body).datums[0].optionValue.id)).toEqual([
				...[2024, 2024, 84, 85, 85],
			]);
		},
	);

	test.each(['1,5', '-5', ' -7 ', '2052.5', '0', '2147483648', '={{ true }}', '={{ -1.5 }}'])(
		'is looked for where it can be no ID, and is refused with those that there are: %s',
		async (mistyped) => {
			expect(await failureOf(byProperty([['205', 'optionValue', mistyped]]))).toMatchObject({
				error: expect.stringMatching(
					/ of property "Option" \(205\) is no option of property "Option" \(205\), which has: "Red", "Green", "Blue"\.$/,
				),
			});
			expect(await methods()).toEqual(['GET']);
		},
	);

	test('that thousands have is refused in a sentence of readable length', async () => {
		const options = Array.from({ length: 2_000 }, (_, index) => ({ id: index + 1, text: 'Same' }));
		await tracy.sandbox.replaceWorkspace(workspaceOf({ options, name: 'long '.repeat(100) }));

		const failure = await failureOf(byProperty([['205', 'optionValue', 'same']]));

		expect(failure?.error).toContain('is the name of 2000 options');
		expect(failure?.error).toContain('with the IDs 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, and 1990 more');
		expect(String(failure?.error).length).toBeLessThan(400);
	});

	test.each(['2052', '["2051", 2052.0]'])('by ID asks Tracy nothing: %s', async (value) => {
		await tracy.run({ parameters: byProperty([['205', 'optionValue', value]]) });

		expect(await methods()).toEqual(['POST']);
	});

	test.each([
		{
			what: 'no option',
			value: ['205', 'optionValue', 'Pink'] satisfies EnteredValue,
			error:
				'The value "Pink" of property "Option" (205) is no option of property "Option" (205), which has: "Red", "Green", "Blue".',
		},
		{
			what: 'an option of a property without options',
			value: ['201', 'optionValue', 'Pink'] satisfies EnteredValue,
			error: /^The value "Pink" of property "Text" \(201\) is /,
		},
		{
			what: 'an option of a property that does not exist',
			value: ['299', 'optionValue', 'Pink'] satisfies EnteredValue,
			error: /^The value "Pink" of property 299 is not an ID\.$/,
		},
	])('is refused where it is $what', async ({ value, error }) => {
		const failure = await failureOf(byProperty([value]));

		expect(failure).toMatchObject({ details: { outcome: 'rejected', property: value[0] } });
		expect(String(failure?.error)).toMatch(error);
	});
});

describe("'By the Property's Type'", () => {
	test('takes the column that the type of the property asks for', async () => {
		const run = await tracy.run({
			parameters: byProperty([
				['201', 'propertyType', '007'],
				['202', 'propertyType', '007'],
				['203', 'propertyType', '1.50'],
				['204', 'propertyType', '2026-03-02'],
				['205', 'propertyType', 'Red'],
			]),
		});

		expect((await tracy.sandbox.bodies()).at(-1)).toBe(
			'{"datums":[{"property":{"id":201},"stringValue":"007"},' +
				'{"property":{"id":202},"integerValue":7},' +
				'{"property":{"id":203},"decimalValue":1.50},' +
				'{"property":{"id":204},"dateTimeValue":"2026-03-02T00:00:00.000Z"},' +
				'{"property":{"id":205},"optionValue":{"id":2051}}],"dataset":{"id":2}}',
		);
		expect(run.error).toBeUndefined();
	});

	test('of a type that nobody knows takes what the value is', async () => {
		await tracy.sandbox.change({ reads: ['unknownTypes'] });

		const run = await tracy.run({
			items: [{ date: '2026-03-02' }],
			parameters: byProperty([
				['201', 'propertyType', '={{ $json.date }}'],
				['202', 'propertyType', '={{ 5 }}'],
				['203', 'propertyType', '={{ 1.5 }}'],
			]),
		});

		expect(run.json).toMatchObject([{ values: { Text: '2026-03-02', Integer: 5, Decimal: 1.5 } }]);
	});

	test('says of a property that does not exist that it does not', async () => {
		expect(await failureOf(byProperty([['299', 'propertyType', 'a']]))).toMatchObject({
			error: expect.stringMatching(
				/^Property 299 does not exist in dataset "Samples" \(2\), which has: "Text", /,
			),
			details: { outcome: 'rejected', property: '299' },
		});
		const { json } = await tracy.run({ parameters: byProperty([['299', 'propertyType', '']]) });
		expect(json).toMatchObject([{ outcome: 'created' }]);
	});
});
