import type { INodeParameters } from 'n8n-workflow';
import { bigWorkspace } from '../sandbox/bigWorkspace';
import { byColumns } from './harness/parameters';
import { useEditor } from './harness/useEditor';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();
const editor = useEditor(tracy);

const inDataset = (dataset: string | number | null): { parameters: INodeParameters } => ({
	parameters: { dataset: { __rl: true, mode: 'list', value: dataset } },
});
const withoutReading = () => ({ credential: { apiKey: tracy.sandbox.keys.createOnly } });

const SAMPLES = ['Text', 'Integer', 'Decimal', 'Date & Time', 'Option', 'User', 'Record', 'Tags'];

/** What a Tracy of which lists can be read may do other than assumed, by the sandbox's names. */
const READABLE = [
	...['wrapped', 'bare', 'strictQuery', 'unpaged', 'smallPages', 'unfiltered', 'unsorted'],
	...['unknownTypes', 'withoutFlags'],
];

/** A dataset that is chosen and pasted, and a key that may not read it. */
const pasted = (dataset: object) => ({
	...withoutReading(),
	parameters: {
		...inDataset(2).parameters,
		options: { datasetDefinition: JSON.stringify(dataset) },
	},
});

const sameName = (id: number) => ({ id, name: 'Twice' });
const sameText = (id: number) => ({ id, text: 'Same' });

describe('The list of datasets', () => {
	test('offers those in use by name, with their IDs as values', async () => {
		const { results } = await editor.list('searchDatasets');

		expect(results).toContainEqual({ name: 'Samples', value: 2 });
		expect(results.map(({ name }) => name)).not.toContain('Retired');
	});

	test.each(['sam', 'SAMPLES', ' samples '])('finds "%s"', async (filter) => {
		const { results } = await editor.list('searchDatasets', {}, filter);

		expect(results).toEqual([{ name: 'Samples', value: 2 }]);
	});

	test('finds one by its ID, whatever it is called', async () => {
		const { results } = await editor.list('searchDatasets', {}, ' 2 ');

		expect(results).toContainEqual({ name: 'Samples', value: 2 });
	});

	test('tells those of one name apart, on whatever page they stand', async () => {
		await tracy.sandbox.replaceWorkspace(bigWorkspace());

		const names = await editor.wholeList('searchDatasets');

		expect(names).toHaveLength(1_960);
		expect(new Set(names).size).toBe(names.length);
		expect(names).toContain('Dataset of the same name (129)');
	});

	test('is empty where a filter finds nothing', async () => {
		expect(await editor.list('searchDatasets', {}, 'nothing of the kind')).toEqual({
			results: [],
			paginationToken: undefined,
		});
	});

	test('finds one of many with few requests, even where Tracy ignores the filter', async () => {
		const states = [{ id: 1, name: 'New', position: 0 }];
		const datasets = Array.from({ length: 2_000 }, (_, index) => ({
			...{ id: index + 1, name: `Dataset number ${index + 1}`, isDisabled: false },
			...{ states: states.map((state) => ({ ...state, id: index + 1 })), properties: [] },
		}));
		await tracy.sandbox.replaceWorkspace({ datasets, users: [] });
		await tracy.sandbox.change({ reads: ['unfiltered'] });

		const { results } = await editor.list('searchDatasets', {}, 'number 1999');

		expect(results).toEqual([{ name: 'Dataset number 1999', value: 1999 }]);
		expect((await tracy.sandbox.requests()).length).toBeLessThanOrEqual(3);
	});

	test('is a sentence where Tracy shows none', async () => {
		await tracy.sandbox.setFaults({
			...{ fault: 'not-a-record', path: '/v1/datasets', every: true, body: [] },
		});

		await expect(editor.list('searchDatasets')).rejects.toThrow(
			"Tracy shows this API key no dataset that is in use. Choose 'By ID'",
		);
	});

	test.each([{}, { datasets: 5 }, [{ name: 'without an ID' }], 'text', null, { a: [1], b: [2] }])(
		'is a sentence where Tracy answers %j',
		async (body) => {
			const answer = { fault: 'status', status: 200, body: JSON.stringify(body) };
			await tracy.sandbox.setFaults({ ...answer, path: '/v1/datasets', every: true });

			await expect(editor.list('searchDatasets')).rejects.toThrow(
				/^Tracy answered something else than the list of datasets \(HTTP 200\)\. Choose 'By ID'/,
			);
		},
	);

	test.each(READABLE)('is the same for a Tracy that is "%s"', async (variant) => {
		const assumed = await editor.wholeList('searchDatasets');
		const found = await editor.wholeList('searchDatasets', {}, 'sam');

		await tracy.sandbox.change({ reads: [variant] });

		const isTold = variant !== 'withoutFlags';
		const names = await editor.wholeList('searchDatasets');
		expect(names.filter((name) => isTold || name !== 'Retired')).toEqual(assumed);
		expect(await editor.wholeList('searchDatasets', {}, 'sam')).toEqual(found);
	});
});

describe('The list of states', () => {
	test('offers those of the chosen dataset', async () => {
		expect(await editor.list('searchStates', inDataset('2'))).toEqual({
			results: [
				{ name: 'Open', value: 21 },
				{ name: 'Done', value: 22 },
			],
			paginationToken: undefined,
		});
	});

	test.each([
		{
			what: 'no dataset',
			dataset: '',
			message: "No dataset is chosen yet. Choose 'Dataset' first.",
		},
		{
			what: 'a dataset that an expression tells',
			dataset: '={{ $json.dataset }}',
			message:
				/^'Dataset' is an expression that has no value here, so .+ can't be listed\. .+ 'By Name'/,
		},
		{
			what: 'an expression that has no value yet, as the editor sends it',
			dataset: null,
			message: /^'Dataset' is an expression that has no value here/,
		},
		{
			what: 'what is no dataset',
			dataset: 'Tasks',
			message: `'Dataset' "Tasks" is not an ID. An ID is a whole number above 0, such as 17.`,
		},
		{
			what: 'a dataset that does not exist',
			dataset: 999,
			message: /^Tracy did not find dataset 999/,
		},
	])('says a sentence for $what', async ({ dataset, message }) => {
		await expect(editor.list('searchStates', inDataset(dataset))).rejects.toThrow(message);
	});
});

describe('The list of properties', () => {
	test('offers those of the chosen dataset that can be written', async () => {
		expect(await editor.wholeList('searchProperties', inDataset(2))).toEqual(SAMPLES);
	});

	test('finds by part of a name and by ID', async () => {
		const { results } = await editor.list('searchProperties', inDataset(2), 'te');
		const byId = await editor.list('searchProperties', inDataset(2), '203');

		expect(results.map(({ name }) => name)).toEqual(['Text', 'Integer', 'Date & Time']);
		expect(byId.results).toEqual([{ name: 'Decimal', value: 203 }]);
	});
});

describe('A list of what belongs to a dataset', () => {
	const dataset = {
		id: 2,
		states: [{ id: 21, name: 'Open' }],
		properties: [
			...[sameName(11), sameName(12), { id: 13, name: '' }],
			...[
				{ id: 14, name: 'Cafe\u0301' },
				{ id: 15, name: 'Two\u00a0words' },
			],
		],
	};

	test('comes from the definition where that is the chosen one, without any request', async () => {
		const states = await editor.list('searchStates', pasted(dataset));
		const properties = await editor.wholeList('searchProperties', pasted(dataset));

		expect(states.results).toEqual([{ name: 'Open', value: 21 }]);
		expect(properties).toContain('Twice (11)');
		expect(await tracy.sandbox.requests()).toEqual([]);
	});

	test('is asked of Tracy where the definition is that of another', async () => {
		const asking = editor.list('searchStates', pasted({ ...dataset, id: 3 }));

		await expect(asking).rejects.toThrow(/^The API key may not read dataset 2/);
	});

	test.each([
		{ filter: 'Twice (12)', value: 12 },
		{ filter: '12', value: 12 },
		{ filter: 'property 13', value: 13 },
		{ filter: 'CAF\u00c9', value: 14 },
		{ filter: 'two words', value: 15 },
	])('finds by "$filter" what it shows so, and shows it as ever', async ({ filter, value }) => {
		const { results } = await editor.list('searchProperties', pasted(dataset));
		const found = await editor.list('searchProperties', pasted(dataset), filter);

		expect(found.results).toEqual(results.filter((entry) => entry.value === value));
		expect(found.results).toHaveLength(1);
	});

	test('is a sentence where no property can be written', async () => {
		const propertyType = { id: 'text', isAutomatic: true };
		const plan = pasted({ id: 2, properties: [{ id: 11, name: 'Number', propertyType }] });
		const sentence = 'Dataset 2 has no property that can be written. Choose another dataset.';

		await expect(editor.list('searchProperties', plan)).rejects.toThrow(sentence);
		expect((await editor.columns(plan)).emptyFieldsNotice).toBe(sentence);
	});
});

describe('A list that can not be read', () => {
	test.each(['searchDatasets', 'searchStates', 'searchProperties'])(
		"says of %s in one sentence that the key may not, and to use 'By ID'",
		async (method) => {
			const asking = editor.list(method, { ...inDataset(2), ...withoutReading() });

			await expect(asking).rejects.toThrow(/^The API key may not read .+ \(HTTP 403\).*'By ID'/);
		},
	);

	test.each([
		{ fault: 'status', status: 401, message: /^Tracy did not accept the API key \(HTTP 401\)/ },
		{ fault: 'status', status: 404, message: /^Tracy did not find dataset 2 \(HTTP 404\)/ },
		{ fault: 'status', status: 500, message: /^Tracy gave no clear answer about dataset 2/ },
		{ fault: 'throttle', message: /^Tracy asks to wait \(HTTP 429\)/ },
		{ fault: 'html', message: /^What answered does not look like Tracy/ },
		{ fault: 'redirect', message: /^The address leads somewhere else \(HTTP 302\)/ },
		{ fault: 'reset-after-read', message: /^The connection to Tracy broke/ },
		{ fault: 'not-a-record', body: [1], message: /^Tracy answered something else than dataset 2/ },
		{ fault: 'not-a-record', body: { id: 3 }, message: /^Tracy answered something else/ },
		{ fault: 'not-a-record', body: { id: 2 }, message: /^Tracy does not tell the states/ },
		{
			fault: 'not-a-record',
			body: { id: 2, states: [] },
			message: /^Tracy does not tell the states/,
		},
	])('says a sentence for $fault $status $body', async ({ message, ...fault }) => {
		await tracy.sandbox.setFaults({ ...fault, path: '/v1/datasets', every: true });

		await expect(editor.list('searchStates', inDataset(2))).rejects.toThrow(message);
	});

	test.each([
		{ variant: 'bare', advice: /'By ID'/ },
		{ variant: 'notFound', advice: /Choose 'Dataset' from the list, or check its ID\.$/ },
	])('says so of a Tracy that is "$variant"', async ({ variant, advice }) => {
		await tracy.sandbox.change({ reads: [variant] });

		for (const method of ['searchStates', 'searchProperties']) {
			await expect(editor.list(method, inDataset(2))).rejects.toThrow(advice);
		}
	});

	test('never tells the key', async () => {
		const apiKey = 'a-key-that-is-not-known';
		const key = { credential: { apiKey } };
		await tracy.sandbox.setFaults({
			fault: 'status',
			path: '/v1/datasets',
			every: true,
			status: 403,
			body: `the key ${apiKey} may not`,
		});

		const error: unknown = await editor.list('searchDatasets', key).catch((caught) => caught);

		expect(String(error)).toContain('the key *** may not');
		expect(JSON.stringify(error)).not.toContain(apiKey);
	});

	test.each([
		{ credential: { baseUrl: 'tracy:' }, message: /^'Base URL' in the credential does not begin/ },
		{ credential: 'not chosen' as const, message: /^The credential could not be read/ },
	])('says what is wrong with the credential: $message', async ({ credential, message }) => {
		await expect(editor.list('searchDatasets', { credential })).rejects.toThrow(message);
	});
});

describe('The columns of a dataset', () => {
	test('are shown as what they are', async () => {
		const { fields } = await editor.columns(inDataset(5));
		const byId = new Map(fields.map((field) => [field.id, field]));

		expect(byId.get('503')).toEqual({
			id: '503',
			displayName: 'Company',
			type: 'string',
			required: false,
			display: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
		});
		// What Tracy fills in by itself, and files, can't be written.
		expect([byId.get('501'), byId.get('512')]).toEqual([undefined, undefined]);
		expect(byId.get('504')).toMatchObject({
			type: 'options',
			required: false,
			options: [
				{ name: 'Web form', value: 5041 },
				{ name: 'Trade fair', value: 5042 },
				{ name: 'Referral', value: 5043 },
			],
		});
		expect(byId.get('506')).toMatchObject({
			displayName: 'Interests',
			type: 'string',
		});
		expect(byId.get('507')).toMatchObject({ type: 'number' });
		expect(byId.get('508')).toMatchObject({ displayName: 'Employees', type: 'string' });
		expect(byId.get('509')).toMatchObject({ type: 'dateTime' });
	});

	test('of one name are told apart, and so are options of one text', async () => {
		const option = { propertyType: { id: 'option' }, options: [8, 9].map(sameText) };
		const properties = [{ ...sameName(1), ...option }, sameName(2), { id: 3, name: 'Own' }];
		const datasetDefinition = JSON.stringify({ id: 2, properties });

		const { fields } = await editor.columns({ parameters: { options: { datasetDefinition } } });

		expect(fields.map(({ displayName }) => displayName.replace(/ \(unknown.*/, ''))).toEqual([
			'Twice (1)',
			'Twice (2)',
			'Own',
		]);
		expect(fields[0]?.options?.map(({ name }) => name)).toEqual(['Same (8)', 'Same (9)']);
	});

	test("have for a tool's model a name each, that n8n takes", async () => {
		const names = ['Level', 'Größe', 'Gr*ße', '状态', '优先级', 'Tö`ne'];
		const properties = names.map((name, index) => ({
			...{ id: index + 1, name, propertyType: { id: 'option' } },
			options: [{ id: 1, text: 'a' }],
		}));
		const datasetDefinition = JSON.stringify({ id: 2, properties });
		const type = 'n8n-nodes-tracy.tracyTool';

		const { fields } = await editor.columns({
			...{ type, parameters: { options: { datasetDefinition } } },
		});

		const calls = fields.map(({ options }) => String(options?.[0]?.value));
		expect(calls.map((call) => /\$fromAI\((.*), 'string'\) }}$/.exec(call)?.[1])).toEqual([
			`'Level', \`One of "a"\``,
			`'property_2', \`Größe: one of "a"\``,
			`'property_3', \`Gr*ße: one of "a"\``,
			`'property_4', \`状态: one of "a"\``,
			`'property_5', \`优先级: one of "a"\``,
			`'T__ne', \`One of "a"\``,
		]);
	});

	test("tell a tool's model of each option what the node takes for that very one", async () => {
		const told: Array<[id: number, text: string, told: string]> = [
			[1, 'Low', '"Low"'],
			[2, 'Twice', '"2" for Twice (2)'],
			[3, 'Twice', '"3" for Twice (3)'],
			[4, 'twice', '"twice"'],
			[5, ' ', '"5" for Option 5'],
			[6, '$100', '"6" for 100'],
			[100, 'Many', '"Many"'],
			[7, '`{5"}`\\\n', '"7" for 5'],
			[8, '9', '"8" for 9'],
			[9, '10', '"9.0" for 10'],
			[10, 'Ten ', '"10.0" for Ten'],
			[11, '["Low"]', '"11" for [ Low ]'],
			[12, '[1]', '"[1]"'],
			[13, "It's", `"It's"`],
			[14, 'n/a', '"n/a"'],
		];
		const options = told.map(([id, text]) => ({ id, text }));
		const property = { id: 205, name: 'Level', propertyType: { id: 'option' }, options };
		const datasetDefinition = JSON.stringify({ id: 2, properties: [property] });
		const type = 'n8n-nodes-tracy.tracyTool';

		const { fields } = await editor.columns({
			...{ type, parameters: { options: { datasetDefinition } } },
		});

		const call = String(fields[0]?.options?.[0]?.value);
		const [, description = ''] = /`One of (.*)`, 'string'/.exec(call) ?? [];
		expect(description.replace(/ +/g, ' ')).toBe(
			told.map(([, , shown]) => shown.replace(/ +/g, ' ')).join(', '),
		);
		await tracy.run({
			items: Array.from(description.matchAll(/"(.*?)"/g), ([, text]) => ({ text })),
			parameters: byColumns(
				{ 205: '={{ $json.text }}' },
				{ options: { datasetDefinition, maxConcurrency: 1 } },
			),
			onError: 'continueRegularOutput',
		});
		const sent = (await tracy.sandbox.requests()).map(({ body }) => JSON.parse(body));
		expect(sent.map(({ datums }) => datums[0].optionValue.id)).toEqual(told.map(([id]) => id));
	});

	test('of types that nobody knows say so', async () => {
		await tracy.sandbox.change({ reads: ['unknownTypes'] });

		const { fields } = await editor.columns(inDataset(2));

		expect(fields.map(({ type }) => type)).not.toContain('options');
		for (const { displayName } of fields) expect(displayName).toContain('unknown type');
	});

	test('come from the definition where there is one, without any request', async () => {
		const datasetDefinition = '{"id":2,"properties":[{"id":7,"name":"Only"}]}';

		const { fields } = await editor.columns({ parameters: { options: { datasetDefinition } } });

		expect(fields.map(({ id }) => id)).toEqual(['7']);
		expect(await tracy.sandbox.requests()).toEqual([]);
	});

	test.each([
		{ what: 'a key that may not read', plan: withoutReading, notice: /^The API key may not read/ },
		{ what: 'no dataset', plan: () => inDataset(''), notice: /^No dataset is chosen yet/ },
		{
			// JSON leaves out what an expression has not found.
			what: 'an expression for the dataset that finds nothing',
			plan: () => ({ parameters: { dataset: undefined } }),
			notice: /^'Dataset' is an expression that has no value here/,
		},
		{
			what: 'a definition that is none',
			plan: () => ({ parameters: { options: { datasetDefinition: '<b>' } } }),
			notice: /^'Dataset Definition' is not JSON/,
		},
	])('are a sentence for $what', async ({ plan, notice }) => {
		const { fields, emptyFieldsNotice } = await editor.columns({ ...inDataset(2), ...plan() });

		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toMatch(notice);
		expect(emptyFieldsNotice).not.toMatch(/[<>]/);
	});

	test('that are mapped already are not lost to a list without them', async () => {
		const saved = { columns: { mappingMode: 'defineBelow', value: {}, schema: [{ id: '201' }] } };
		const parameters = { ...inDataset(2).parameters, ...saved };

		await expect(editor.columns({ parameters, ...withoutReading() })).rejects.toThrow(
			/^The API key may not read dataset 2/,
		);
	});

	test('that a key may not read say to give the dataset, and nothing of lists', async () => {
		const { emptyFieldsNotice } = await editor.columns({ ...inDataset(2), ...withoutReading() });

		expect(emptyFieldsNotice).toContain("paste the dataset into the option 'Dataset Definition'");
		expect(emptyFieldsNotice).not.toContain("'By ID'");
	});

	test("of a dataset that an expression tells can't be listed, but are found as the workflow runs", async () => {
		const { fields, emptyFieldsNotice } = await editor.columns(inDataset('={{ $json.dataset }}'));

		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toBe(
			"'Dataset' is an expression that has no value here, so what belongs to it can't be listed. 'Map Automatically' finds the columns when the workflow runs. To map them by hand, execute the nodes before this one first, or choose a dataset.",
		);
	});
});
