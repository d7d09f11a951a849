import { DateTime } from 'luxon';
import { byJson, byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

/** The error of a body that is refused, after a look that nothing was sent for it. */
async function refusal(body: string, items = [{}]): Promise<unknown> {
	const run = await tracy.run({
		items,
		parameters: byJson(body),
		onError: 'continueErrorOutput',
	});
	expect(run.success).toEqual([]);
	expect(run.failures).toMatchObject([{ json: { details: { outcome: 'rejected' } } }]);
	expect(await tracy.sandbox.requests()).toEqual([]);
	return run.failures[0]?.json.error;
}

describe('A list is taken as the datums', () => {
	test('from text, with every digit and sign as written', async () => {
		const run = await tracy.run({
			parameters: byJson(`[
				{ "property": { "id": 202 }, "integerValue": 9007199254740994 },
				{ "property": { "id": 203 }, "decimalValue": 12.50 },
				{ "property": { "id": 201 }, "stringValue": null }
			]`),
		});

		expect(await tracy.sandbox.bodies()).toEqual([
			'{"datums":[{"property":{"id":202},"integerValue":9007199254740994},{"property":{"id":203},"decimalValue":12.50},{"property":{"id":201},"stringValue":null}],"dataset":{"id":2}}',
		]);
		expect(run.json).toMatchObject([
			{ outcome: 'created', values: { Integer: '9007199254740994', Decimal: 12.5 } },
		]);
	});

	test('from an expression that yields one, BigInt and dates included', async () => {
		await tracy.run({
			items: [{ title: 'a' }],
			parameters: byJson(`={{ [
				{ property: { id: 201 }, stringValue: $json.title },
				{ property: { id: 202 }, integerValue: 9223372036854775807n },
				{ property: { id: 204 }, dateTimeValue: DateTime.fromISO("2024-06-12T10:15:00Z") },
			] }}`),
		});

		expect(await tracy.sandbox.bodies()).toEqual([
			'{"datums":[{"property":{"id":201},"stringValue":"a"},{"property":{"id":202},"integerValue":9223372036854775807},{"property":{"id":204},"dateTimeValue":"2024-06-12T10:15:00.000Z"}],"dataset":{"id":2}}',
		]);
	});

	test('with live dates as their ISO text, the same as if the row had been stored', async () => {
		const body = `={{ [
			{ property: { id: 201 }, stringValue: $json.date },
			{ property: { id: 201 }, stringValue: $json.moment },
			{ property: { id: 204 }, dateTimeValue: $json.date },
			{ property: { id: 204 }, dateTimeValue: $json.moment },
		] }}`;
		const date = new Date(Date.UTC(2024, 5, 12));
		const live = { date, moment: DateTime.fromJSDate(date, { zone: 'Asia/Tokyo' }) };
		const stored = JSON.parse(JSON.stringify(live));

		const run = await tracy.run({
			items: [live, stored],
			parameters: byJson(body),
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toEqual([]);
		const [ofLive, ofStored] = await tracy.sandbox.bodies();
		expect(ofLive).toBe(ofStored);
		expect(JSON.parse(ofLive ?? '').datums).toMatchObject([
			{ stringValue: '2024-06-12T00:00:00.000Z' },
			{ stringValue: '2024-06-12T09:00:00.000+09:00' },
			{ dateTimeValue: '2024-06-12T00:00:00.000Z' },
			{ dateTimeValue: '2024-06-12T09:00:00.000+09:00' },
		]);
	});

	test('from text with expressions in it', async () => {
		await tracy.run({
			items: [{ title: 'say "hi"' }],
			parameters: byJson(
				'=[{"property":{"id":201},"stringValue":{{ JSON.stringify($json.title) }}}]',
			),
		});

		expect(await tracy.sandbox.bodies()).toEqual([
			String.raw`{"datums":[{"property":{"id":201},"stringValue":"say \"hi\""}],"dataset":{"id":2}}`,
		]);
	});

	test('an empty one makes a record without values, and a hint', async () => {
		const run = await tracy.run({ parameters: byJson('[]') });

		expect(await tracy.sandbox.bodies()).toEqual(['{"datums":[],"dataset":{"id":2}}']);
		expect(run.hints).toHaveLength(1);
	});
});

describe('An object is taken as the whole body', () => {
	test('which the parameters complete', async () => {
		await tracy.run({
			parameters: byJson('{"datums":[]}', { state: '22' }),
		});

		expect(await tracy.sandbox.bodies()).toEqual([
			'{"datums":[],"dataset":{"id":2},"state":{"id":22}}',
		]);
	});

	test('and may name the dataset and the state itself', async () => {
		const run = await tracy.run({
			parameters: byJson('{"state":{"id":12},"dataset":{"id":1},"datums":[]}', { dataset: '' }),
		});

		expect(run.json).toMatchObject([{ datasetId: 1, stateId: 12 }]);
	});

	test('or say the same as the parameters', async () => {
		const run = await tracy.run({
			parameters: byJson('{"dataset":{"id":2},"state":{"id":22}}', { state: '22' }),
		});

		expect(run.json).toMatchObject([{ datasetId: 2, stateId: 22 }]);
	});

	test.each([
		['dataset', '{"dataset":{"id":1}}', /'Dataset' says 2, but 'Body' says 1/],
		['state', '{"state":{"id":21}}', /'State' says 22, but 'Body' says 21/],
	])('but not another %s', async (_, body, says) => {
		const run = await tracy.run({
			parameters: byJson(body, { state: '22' }),
			onError: 'continueErrorOutput',
		});

		expect(run.failures[0]?.json.error).toMatch(says);
		expect(await tracy.sandbox.requests()).toEqual([]);
	});

	test('with every field that Tracy documents', async () => {
		await tracy.run({ parameters: byProperty([['201', 'stringValue', 'first']]) });
		const body =
			'{"id":77,"dataset":{"id":2},"state":{"id":21},"archived":"2024-06-12T10:15:00.000Z","removed":null,"datums":[{"property":{"id":201},"stringValue":"a"}],"metadatums":[{"representation":{"id":5},"decimalValue":1.50}],"events":[{"created":"2024-06-12T10:15:00.000Z","user":{"id":1},"eventType":{"id":"x"},"property":{"id":202},"oldIntegerValue":9007199254740993}],"transitions":[{"oldState":{"id":22},"timestamp":"2024-06-12T10:15:00.000Z"}],"original":{"id":1}}';

		const run = await tracy.run({ parameters: byJson(body, { dataset: '' }) });

		expect(run.error).toBeUndefined();
		const sent = (await tracy.sandbox.bodies())[1];
		expect(JSON.parse(sent ?? '')).toEqual(JSON.parse(body));
		expect(sent).toContain('"decimalValue":1.50');
		expect(sent).toContain('"oldIntegerValue":9007199254740993');
		expect(run.json).toMatchObject([{ archived: '2024-06-12T10:15:00.000Z' }]);
	});

	test.each([
		[
			'the ID of a record, of a datum and of its record',
			'{"id":77,"dataset":{"id":2},"datums":[{"id":9007199254740993,"record":{"id":77},"property":{"id":201},"stringValue":"a"}]}',
		],
		[
			'an option by its text',
			'{"dataset":{"id":2},"datums":[{"property":{"id":205},"optionValue":{"text":"Red"}}]}',
		],
	])('with %s, as given', async (_, body) => {
		await tracy.sandbox.setFaults({ fault: 'status', status: 200, body: { id: 5 }, every: true });

		const run = await tracy.run({ parameters: byJson(body) });

		expect(run.json).toMatchObject([{ id: 5 }]);
		expect(await tracy.sandbox.bodies()).toEqual([body]);
	});

	test('and may duplicate a record, which needs no dataset', async () => {
		await tracy.run({ parameters: byProperty([['201', 'stringValue', 'first']]) });

		const run = await tracy.run({
			parameters: byJson('{"original":{"id":1}}', { dataset: '' }),
		});

		expect((await tracy.sandbox.bodies())[1]).toBe('{"original":{"id":1}}');
		expect(run.json).toMatchObject([{ id: 2, values: { Text: 'first' } }]);
	});
});

describe('What is no JSON is refused with the line', () => {
	test.each([
		['a comma too many', '[\n  {"property": {"id": 201}},\n]', /'Body' is not JSON: line 3/],
		['single quotes', "{'datums': []}", /'Body' is not JSON: line 1, column 2/],
		['a text that is cut off', '{"datums": [\n{"property"', /line 2/],
		['a word', 'hello', /'Body' is not JSON: line 1, column 1/],
		['NaN', '[NaN]', /line 1, column 2/],
		['something behind the end', '[] []', /line 1, column 4/],
		['a line break in a text', '["a\nb"]', /line 1/],
		['an object in an expression’s place', '[object Object]', /is not JSON/],
	])('%s', async (_, body, says) => {
		expect(await refusal(body)).toMatch(says);
	});

	test.each([
		['nothing', '', /'Body' is empty/],
		['a number', '5', /neither an object nor a list/],
		['a text', '"datums"', /neither an object nor a list/],
		['null', '={{ null }}', /'Body' is empty/],
	])('%s', async (_, body, says) => {
		expect(await refusal(body)).toMatch(says);
	});
});

describe('What the contract does not allow is refused with its path and line', () => {
	test.each([
		['an unknown key', '{\n"datum": []\n}', /datum \(line 2\) is not a field/],
		[
			'an unknown key deep within',
			'{"datums": [\n{"property": {"id": 201}, "stringValue": "a"},\n{"property": {"ID": 201}, "stringValue": "a"}]}',
			/datums\[1\]\.property\.ID \(line 3\)/,
		],
		['a value of another type', '[{"property":{"id":"201"},"stringValue":"a"}]', /property\.id/],
		[
			'a date in another form',
			'[{"property":{"id":204},"dateTimeValue":"12.06.2024"}]',
			/datums\[0\]\.dateTimeValue/,
		],
		[
			'an integer beyond 64 bits',
			'[{"property":{"id":202},"integerValue":9223372036854775808}]',
			/datums\[0\]\.integerValue/,
		],
		['null for a property', '[{"property":null,"stringValue":"a"}]', /datums\[0\]\.property/],
		['a key that is code elsewhere', '{"__proto__": {"dataset": 1}}', /__proto__/],
		[
			'a datum with two columns',
			'[{"property":{"id":201},"stringValue":"a","integerValue":1}]',
			/datums\[0\].*more than one value: integerValue, stringValue|datums\[0\].*more than one value: stringValue, integerValue/,
		],
		['a datum with none', '[{"property":{"id":201}}]', /datums\[0\].*has no value/],
	])('%s', async (_, body, says) => {
		expect(await refusal(body)).toMatch(says);
	});

	test('an expression that yields a number which has lost digits', async () => {
		const body = '={{ [{ property: { id: 202 }, integerValue: 2 ** 53 }] }}';

		expect(await refusal(body)).toMatch(/datums\[0\]\.integerValue.*has lost digits/);
	});
});

test('A row with a bad body does not disturb its neighbours', async () => {
	const run = await tracy.run({
		items: [{ body: '[]' }, { body: '[' }, { body: '[]' }],
		parameters: byJson('={{ $json.body }}'),
		onError: 'continueErrorOutput',
	});

	expect(run.success.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
	expect(run.failures).toMatchObject([{ json: { body: '[' }, pairedItem: { item: 1 } }]);
	expect(await tracy.sandbox.bodies()).toHaveLength(2);
});
