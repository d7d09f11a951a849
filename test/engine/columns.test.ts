import { automatically, byColumns, byId, byJson, byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

const READ = '/v1/datasets/2?fields=states%2Cproperties.propertyType%2Cproperties.options';

/** The requests as "METHOD path", in the order in which they came. */
async function asked(): Promise<string[]> {
	return (await tracy.sandbox.requests()).map(({ method, path }) => `${method} ${path}`);
}

/** The bodies of the records. */
async function bodies(): Promise<string[]> {
	const requests = await tracy.sandbox.requests();
	return requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
}

/** What the only failed item says. */
async function failureOf(parameters: ReturnType<typeof byColumns>, item = {}) {
	const run = await tracy.run({ items: [item], parameters, onError: 'continueErrorOutput' });
	expect(run.success).toEqual([]);
	return run.failures[0]?.json;
}

describe('Columns that are mapped by hand', () => {
	test('take their values in the column that the type of each property asks for', async () => {
		const run = await tracy.run({
			items: [
				{
					text: 'a',
					integer: '9223372036854775807',
					decimal: '1.50',
					date: '2026-03-02T10:00:00+02:00',
				},
			],
			parameters: byColumns({
				201: '={{ $json.text }}',
				202: '={{ $json.integer }}',
				203: '={{ $json.decimal }}',
				204: '={{ $json.date }}',
				205: 'Green',
				206: 2,
				208: '={{ ["urgent", 2082] }}',
			}),
		});

		expect(run.error).toBeUndefined();
		expect(await bodies()).toEqual([
			'{"dataset":{"id":2},"datums":[' +
				'{"property":{"id":201},"stringValue":"a"},' +
				'{"property":{"id":202},"integerValue":9223372036854775807},' +
				'{"property":{"id":203},"decimalValue":1.50},' +
				'{"property":{"id":204},"dateTimeValue":"2026-03-02T08:00:00.000Z"},' +
				'{"property":{"id":205},"optionValue":{"id":2052}},' +
				'{"property":{"id":206},"userValue":{"id":2}},' +
				'{"property":{"id":208},"optionValue":{"id":2081}},' +
				'{"property":{"id":208},"optionValue":{"id":2082}}]}',
		]);
		expect(run.json).toMatchObject([{ outcome: 'created' }]);
	});

	test('are read from Tracy once, however many items and workers there are', async () => {
		const items = Array.from({ length: 40 }, (_, index) => ({ text: `row ${index}` }));

		await tracy.run({ items, parameters: byColumns({ 201: '={{ $json.text }}' }) });
		await tracy.run({
			items,
			parameters: byColumns({ 201: '={{ $json.text }}' }),
			onError: 'continueRegularOutput',
		});

		const reads = (await asked()).filter((request) => request.startsWith('GET'));
		expect(reads).toEqual([`GET ${READ}`, `GET ${READ}`]);
		expect(await bodies()).toHaveLength(80);
	});

	test('of several datasets are read once each', async () => {
		await tracy.run({
			items: [{ dataset: 2 }, { dataset: 3 }, { dataset: 2 }, { dataset: 3 }],
			parameters: byColumns({ 201: '' }, { dataset: '={{ $json.dataset }}' }),
			onError: 'continueRegularOutput',
		});

		const reads = (await asked()).filter((request) => request.startsWith('GET'));
		expect(reads.map((read) => read.slice(0, 18)).sort()).toEqual([
			'GET /v1/datasets/2',
			'GET /v1/datasets/3',
		]);
	});

	test('need no saved columns, as written by hand or by an AI, which may use names', async () => {
		const run = await tracy.run({
			parameters: byColumns({ Text: 'a', 'date & time': '2026-03-02T08:00:00Z' }),
		});

		expect(run.json).toMatchObject([
			{ values: { Text: 'a', 'Date & Time': '2026-03-02T08:00:00.000Z' } },
		]);
	});

	test('are refused where two give the same property, by its ID and by its name', async () => {
		expect(await failureOf(byColumns({ 201: 'a', text: 'b' }))).toMatchObject({
			error: 'Columns "201" and "text" both give property "Text" (201) of dataset "Samples" (2).',
			details: { outcome: 'rejected', property: '201' },
		});
		expect(await bodies()).toEqual([]);
	});

	test.each([{ value: '{"201":"a"}' }, { value: ['a'] }, { value: [] }, { value: 5 }])(
		'are refused where they are no values by property: $value',
		async ({ value }) => {
			const columns = { mappingMode: 'defineBelow', value };

			expect(await failureOf({ ...byColumns({}), columns })).toMatchObject({
				error: `The columns ${JSON.stringify(value)} are not values by the IDs of their properties.`,
				details: { outcome: 'rejected' },
			});
			expect(await bodies()).toEqual([]);
		},
	);

	test('are refused where text stands in their place, which n8n allows no expression to be', async () => {
		const columns = '={{ ({ mappingMode: "defineBelow", value: { "201": $json.text } }) }}';

		expect(await failureOf({ ...byColumns({}), columns })).toMatchObject({
			error: expect.stringMatching(/^'Mapping Column Mode' ".+" does not exist\./),
		});
		expect(await bodies()).toEqual([]);
	});

	test('are not held against the columns that were saved, which may be old', async () => {
		const schema = ['201', '202', '999'].map((id) => ({
			id,
			displayName: 'Was called something else',
			type: 'dateTime' as const,
			display: true,
			required: false,
			defaultMatch: false,
		}));
		const parameters = byColumns({ 201: '={{ $json.text }}', 202: '={{ $json.integer }}' });

		const run = await tracy.run({
			items: [{ text: 'no date', integer: 5 }],
			parameters: {
				...parameters,
				columns: {
					mappingMode: 'defineBelow',
					value: { 201: '={{ $json.text }}', 202: '={{ $json.integer }}' },
					schema,
				},
			},
		});

		expect(run.error).toBeUndefined();
		expect(run.json).toMatchObject([{ values: { Text: 'no date', Integer: 5 } }]);
	});

	test('that no longer exist are named before anything is sent', async () => {
		const items = [{ text: 'a' }, { text: 'b' }];
		const parameters = byColumns({ 201: '={{ $json.text }}', 299: 'c' });

		const stopped = await tracy.run({ items, parameters });
		const continued = await tracy.run({ items, parameters, onError: 'continueErrorOutput' });

		expect(stopped.error?.message).toEqual(
			expect.stringMatching(
				/^Property "299" does not exist in dataset "Samples" \(2\), or not any more\. It has: "Text", .*/,
			),
		);
		expect(continued.failures.map(({ json }) => json)).toMatchObject([
			{ text: 'a', details: { outcome: 'rejected', property: '299' } },
			{ text: 'b', details: { outcome: 'rejected', property: '299' } },
		]);
		expect(await bodies()).toEqual([]);
	});

	test.each([[], ['a'], [{ 201: 'a' }], 5])(
		'are refused where there is %j instead',
		async (columns) => {
			const parameters = { ...byColumns({}), columns };

			expect(await failureOf(parameters)).toMatchObject({
				error: `The columns ${JSON.stringify(columns)} are not values by the IDs of their properties.`,
			});
			expect(await bodies()).toEqual([]);
		},
	);

	test.each<[string, object]>([
		['beside no value', { 201: 'a', 202: '={{ $json.n }}' }],
		['beside an empty value', { mappingMode: 'defineBelow', value: {}, 201: 'a', 202: 5 }],
		['beside others', { value: { 201: 'a' }, 202: '={{ $json.n }}' }],
	])('count where they stand %s, as people and agents write them', async (_, columns) => {
		await tracy.run({
			items: [{ n: 5 }],
			parameters: { ...byColumns({}), columns: { ...columns } },
		});

		expect(await bodies()).toEqual([
			'{"dataset":{"id":2},"datums":[{"property":{"id":201},"stringValue":"a"},{"property":{"id":202},"integerValue":5}]}',
		]);
	});

	test('are refused where one stands in both places', async () => {
		const columns = { value: { 201: 'a' }, 201: 'b' };

		expect(await failureOf({ ...byColumns({}), columns })).toMatchObject({
			error: 'The columns [{"201":"a"},{"201":"b"}] are not values by the IDs of their properties.',
		});
	});

	test('that no longer exist lose nothing where they have no value', async () => {
		const run = await tracy.run({ parameters: byColumns({ 201: 'a', 299: null, Titel: '' }) });

		expect(run.json).toMatchObject([{ values: { Text: 'a' } }]);
	});

	test('make no datum for nothing, and one for each element of a list', async () => {
		const run = await tracy.run({
			parameters: byColumns({
				201: '',
				202: null,
				203: '={{ undefined }}',
				205: '={{ [] }}',
				208: '["later", 2081]',
			}),
		});

		expect(run.json).toMatchObject([{ values: { Tags: ['later', 'urgent'] } }]);
	});

	test('may be those of files or of what Tracy fills in where they have no value', async () => {
		const run = await tracy.run({ parameters: byColumns({ 201: 'a', 209: '={{ $json.none }}' }) });

		expect(run.json).toMatchObject([{ values: { Text: 'a' } }]);
	});

	test('take no value for files', async () => {
		expect(await failureOf(byColumns({ 512: 'offer.pdf' }, { dataset: '5' }))).toMatchObject({
			error: 'Files can\'t be sent, and those are what property "Offer" (512) holds.',
			details: { outcome: 'rejected', property: '512' },
		});
		expect(await bodies()).toEqual([]);
	});

	test('that are no list are never read as one, whatever their text begins with', async () => {
		const run = await tracy.run({
			items: [{ text: '["a"]' }],
			parameters: byColumns({ 201: '["typed"]' }),
		});

		expect(run.json).toMatchObject([{ values: { Text: '["typed"]' } }]);
	});

	test.each([
		{
			what: 'a text that is no option',
			value: { 205: 'Yellow' },
			error:
				'The value "Yellow" of property "Option" (205) is no option of property "Option" (205), which has: "Red", "Green", "Blue".',
			property: '205',
		},
		{
			what: 'an ID that is no option',
			value: { 205: 7 },
			error:
				'The value 7 of property "Option" (205) is no option of property "Option" (205), which has: "Red", "Green", "Blue".',
			property: '205',
		},
		{
			what: 'text for a number',
			value: { 202: 'many' },
			error: 'The value "many" of property "Integer" (202) is not a whole number.',
			property: '202',
		},
		{
			what: 'a name for a user',
			value: { 206: 'Ada' },
			error: 'The value "Ada" of property "User" (206) is not an ID.',
			property: '206',
		},
		{
			what: 'a value for what Tracy fills in',
			value: { 209: '={{ 5 }}' },
			error: 'Tracy fills in property "Number" (209) by itself, so it takes no value.',
			property: '209',
		},
		{
			what: 'a value for what Tracy fills in, by its name and of another type',
			value: { number: 'five' },
			error: 'Tracy fills in property "Number" (209) by itself, so it takes no value.',
			property: '209',
		},
	])('refuse $what, with the name of the property', async ({ value, error, property }) => {
		expect(await failureOf(byColumns(value))).toMatchObject({
			error,
			details: { outcome: 'rejected', property },
		});
		expect(await bodies()).toEqual([]);
	});
});

describe('Columns that find their fields by themselves', () => {
	test('match by name, exactly or but for case and blanks', async () => {
		const run = await tracy.run({
			items: [{ Text: 'a', ' date&TIME': '2026-03-02T08:00:00Z', integer: 0, OPTION: 'red' }],
			parameters: automatically(),
		});

		expect(run.json).toMatchObject([
			{
				values: { Text: 'a', Integer: 0, 'Date & Time': '2026-03-02T08:00:00.000Z', Option: 'Red' },
			},
		]);
		expect(run.hints).toEqual([]);
	});

	test('leave out what matches nothing, and say so with its names', async () => {
		const run = await tracy.run({
			items: [
				{ Text: 'a', note: 'b', __proto__: 'c' },
				{ Text: 'd', Comment: 'e', Number: 5 },
			],
			parameters: automatically(),
		});

		expect(run.json).toMatchObject([{ values: { Text: 'a' } }, { values: { Text: 'd' } }]);
		expect(run.hints.map(({ message }) => message)).toEqual([
			'No property takes the fields "note", "Comment"; what stands there was left out.',
			'Tracy fills in "Number" by itself; what stands there was left out.',
		]);
	});

	test('name what they leave out in a hint of readable length, which n8n shows as HTML', async () => {
		const run = await tracy.run({
			items: [{ Text: 'a', ['long'.repeat(1_000)]: 'b', '<Net> & gross': 5 }],
			parameters: automatically(),
		});

		expect(run.hints[0]?.message).toContain('"longlong');
		expect(run.hints[0]?.message).toContain('"&lt;Net&gt; &amp; gross"');
		expect(run.hints[0]?.message.length).toBeLessThan(200);
	});

	test('refuse what matches nothing where they are told to', async () => {
		const parameters = automatically({ unmatchedFields: 'refuse' });

		expect(await failureOf(parameters, { Text: 'a', note: 'b', remark: null })).toMatchObject({
			error: 'No property of dataset "Samples" (2) takes the fields "note", "remark".',
			details: { outcome: 'rejected' },
		});
		expect(await bodies()).toEqual([]);
	});

	test('refuse what is neither leaving out nor refusing', async () => {
		expect(
			await failureOf(automatically({ unmatchedFields: '={{ "Refuse" }}' }), { Text: 'a' }),
		).toMatchObject({ error: '\'Unmatched Fields\' "Refuse" does not exist.' });
	});

	test('take the exact name where another field has nearly the same', async () => {
		const run = await tracy.run({
			items: [{ TEXT: 'not this', Text: 'this' }],
			parameters: automatically(),
		});

		expect(run.json).toMatchObject([{ values: { Text: 'this' } }]);
		expect(run.hints[0]?.message).toContain('"TEXT"');
	});

	test('refuse two fields that match a property equally well', async () => {
		expect(await failureOf(automatically(), { TEXT: 'a', text: 'b' })).toMatchObject({
			error: 'Fields "TEXT" and "text" both match property "Text" (201) of dataset "Samples" (2).',
			details: { outcome: 'rejected', property: '201' },
		});
	});

	test('match each item for itself', async () => {
		const run = await tracy.run({
			items: [{ text: 'a' }, { TEXT: 'b', text: 'c' }, { decimal: 1.5 }],
			parameters: automatically(),
			onError: 'continueErrorOutput',
		});

		expect(run.json).toMatchObject([{ values: { Text: 'a' } }, { values: { Decimal: 1.5 } }]);
		expect(run.failures.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	});
});

describe("'Dataset Definition'", () => {
	const definition = JSON.stringify({
		id: 2,
		name: 'Pasted',
		states: [{ id: 22, name: 'Finished' }],
		properties: [
			{ id: 201, name: 'Title', propertyType: { id: 'text' } },
			{
				id: 205,
				name: 'Colour',
				propertyType: { id: 'option' },
				options: [{ id: 2053, text: 'Sky' }],
			},
			{ id: 203, name: 'Odd', propertyType: { id: 'type-7f3a' } },
		],
	});

	test('gives mapping by name to a key that may not read', async () => {
		const run = await tracy.run({
			items: [{ title: 'a', colour: 'sky' }],
			parameters: {
				...automatically({ options: { datasetDefinition: definition } }),
				state: { __rl: true, mode: 'name', value: 'finished' },
			},
			credential: { apiKey: tracy.sandbox.keys.createOnly },
		});

		expect(run.json).toMatchObject([{ stateId: 22, values: { Text: 'a', Option: 'Blue' } }]);
		expect(await asked()).toEqual(['POST /v1/records']);
	});

	test('may be an object that an expression yields, and then names the dataset as well', async () => {
		const run = await tracy.run({
			items: [{ definition: JSON.parse(definition) }],
			parameters: {
				...byColumns({ 201: 'a' }, { options: { datasetDefinition: '={{ $json.definition }}' } }),
				dataset: byId('={{ null }}'),
			},
		});

		expect(run.json).toMatchObject([{ datasetId: 2, values: { Text: 'a' } }]);
	});

	test.each([
		['property by property', byProperty([['205', 'optionValue', '2053']])],
		['as JSON', byJson('[{"property":{"id":205},"optionValue":{"id":2053}}]')],
	])('names what comes out where nothing else has needed it: %s', async (_way, parameters) => {
		const body = {
			...{ id: 5, dataset: { id: 2 }, state: { id: 22 } },
			datums: [{ property: { id: 205 }, optionValue: { id: 2053 } }],
		};
		await tracy.sandbox.setFaults({ fault: 'status-after-create', status: 200, body, every: true });

		const { json } = await tracy.run({
			parameters: { ...parameters, options: { datasetDefinition: definition } },
			credential: { apiKey: tracy.sandbox.keys.createOnly },
		});

		expect(json).toMatchObject([
			{ dataset: 'Pasted', state: 'Finished', values: { Colour: 'Sky' } },
		]);
		expect(await asked()).toEqual(['POST /v1/records']);
	});

	test('leaves a type that it does not know to what the value is', async () => {
		const run = await tracy.run({
			items: [{ odd: 1.5 }],
			parameters: automatically({ options: { datasetDefinition: definition } }),
		});

		expect(run.json).toMatchObject([{ values: { Decimal: 1.5 } }]);
	});

	test('leaves a type that it does not know to the option that the value names', async () => {
		const options = [{ id: 2053, text: 'Sky' }];
		const property = { id: 205, name: 'Colour', propertyType: { id: 'type-7f3a' }, options };
		const datasetDefinition = JSON.stringify({ id: 2, properties: [property] });
		const items = ['sky', 2053, 'Sea', 5].map((colour) => ({ colour }));
		await tracy.sandbox.change({ uncheckedAssumptions: ['A3'] });

		await tracy.run({ items, parameters: automatically({ options: { datasetDefinition } }) });

		expect((await bodies()).map((body) => JSON.parse(body).datums[0])).toEqual([
			{ property: { id: 205 }, optionValue: { id: 2053 } },
			{ property: { id: 205 }, optionValue: { id: 2053 } },
			{ property: { id: 205 }, stringValue: 'Sea' },
			{ property: { id: 205 }, integerValue: 5 },
		]);
	});

	test.each([
		{
			what: 'is no JSON',
			datasetDefinition: '{"id":',
			error: /^'Dataset Definition' is not JSON: line 1, column \d+: /,
		},
		{
			what: 'is something else',
			datasetDefinition: '[]',
			error: /^'Dataset Definition' holds no dataset with an ID\./,
		},
		{
			what: 'has no properties',
			datasetDefinition: '{"id":2}',
			error: /^'Dataset Definition' holds no list of properties\./,
		},
		{
			what: 'is of another dataset',
			datasetDefinition: '{"id":3,"properties":[{"id":201,"name":"Text"}]}',
			error: /^'Dataset' says 2, but 'Dataset Definition' says 3\./,
		},
	])(
		'that $what is refused before anything is asked or sent',
		async ({ datasetDefinition, error }) => {
			const failure = await failureOf(byColumns({ 201: 'a' }, { options: { datasetDefinition } }));

			expect(failure).toMatchObject({ details: { outcome: 'rejected' } });
			expect(String(failure?.error)).toMatch(error);
			expect(await asked()).toEqual([]);
		},
	);
});

describe('A dataset that can not be read', () => {
	test('stops nothing but rows that need it, and says what to do instead', async () => {
		const run = await tracy.run({
			items: [{ text: 'a' }],
			parameters: byColumns({ 201: '={{ $json.text }}' }),
			credential: { apiKey: tracy.sandbox.keys.createOnly },
		});

		expect(run.error?.message).toMatch(/^The API key may not read dataset 2 \(HTTP 403\)/);
		expect(run.error?.description).toContain("Choose 'Property by Property'");
		expect(await bodies()).toEqual([]);
	});

	test('stays so for a key that may not read it, after one that may has read it', async () => {
		const parameters = byColumns({ 201: '={{ $json.text }}' });
		const items = [{ text: 'a' }];
		const first = await tracy.run({ items, parameters });

		const second = await tracy.run({
			items,
			parameters,
			credential: { apiKey: tracy.sandbox.keys.createOnly },
		});

		expect(first.json).toMatchObject([{ values: { Text: 'a' } }]);
		expect(second.error?.message).toMatch(/^The API key may not read dataset 2 \(HTTP 403\)/);
		expect(await bodies()).toHaveLength(1);
	});

	test.each([
		{ status: 401, error: /^Tracy did not accept the API key \(HTTP 401\)/ },
		{ status: 404, error: /^Tracy did not find dataset 2 \(HTTP 404\)/ },
		{ status: 422, error: /^Tracy refused to show dataset 2 \(HTTP 422\)/ },
	])('is named with status $status', async ({ status, error }) => {
		await tracy.sandbox.setFaults({ fault: 'status', path: '/v1/datasets', every: true, status });

		const failure = await failureOf(byColumns({ 201: 'a' }));

		expect(String(failure?.error)).toMatch(error);
		expect(failure).toMatchObject({ details: { outcome: 'rejected', status } });
		expect(await asked()).toHaveLength(1);
	});

	test('is asked for again where that may help', async () => {
		await tracy.sandbox.setFaults(
			{ fault: 'throttle', path: '/v1/datasets', every: true, times: 1, retryAfter: 0 },
			{ fault: 'reset-after-read', path: '/v1/datasets', every: true, times: 1 },
		);

		const run = await tracy.run({ parameters: byColumns({ 201: 'a' }) });

		expect(run.json).toMatchObject([{ values: { Text: 'a' } }]);
		expect(await asked()).toEqual([
			`GET ${READ}`,
			`GET ${READ}`,
			`GET ${READ}`,
			'POST /v1/records',
		]);
	});

	test.each([
		{ fault: 'status', status: 500 },
		{ fault: 'reset-after-read' },
		{ fault: 'html' },
		{ fault: 'not-a-record' },
	])('leaves its items unsent where no clear answer comes: $fault', async (fault) => {
		await tracy.sandbox.setFaults({ ...fault, path: '/v1/datasets', every: true });

		const run = await tracy.run({
			items: [{}, {}],
			parameters: byColumns({ 201: 'a' }),
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toMatchObject([
			{ json: { details: { outcome: 'unsent' } } },
			{ json: { details: { outcome: 'unsent' } } },
		]);
		expect(await asked()).not.toContain('POST /v1/records');
		expect(run.hints).toMatchObject([{ message: '2 items not sent, and not created.' }]);
	});

	test('without a dataset is not asked for', async () => {
		const parameters = {
			...byColumns({ 201: 'a' }),
			dataset: { __rl: true, mode: 'list', value: '={{ null }}' },
		};

		expect(await failureOf(parameters)).toMatchObject({
			error: "Choose a dataset: 'Dataset' is empty.",
		});
		expect(await asked()).toEqual([]);
	});
});
