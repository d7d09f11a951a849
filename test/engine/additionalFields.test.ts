import type { INodeParameters } from 'n8n-workflow';
import { byId, byJson, byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

/** The parameters of Create Record with these additional fields, and no values. */
function withFields(additionalFields: INodeParameters): INodeParameters {
	return byProperty([], { additionalFields });
}

const metadatums = (...metadatum: INodeParameters[]) => withFields({ metadatums: { metadatum } });
const transitions = (...transition: INodeParameters[]) =>
	withFields({ transitions: { transition } });

/** The body that is sent with these parameters, without its dataset and its datums. */
async function sentWith(parameters: INodeParameters, item = {}, timezone = 'UTC') {
	const run = await tracy.run({ items: [item], parameters, timezone });
	expect(run.error).toBeUndefined();
	const { dataset, datums, ...others } = JSON.parse((await tracy.sandbox.bodies()).at(-1) ?? '');
	expect([dataset, datums]).toEqual([{ id: 2 }, []]);
	return others;
}

/** The details of what is refused before anything is sent. */
async function refusal(parameters: INodeParameters, item = {}) {
	const run = await tracy.run({ items: [item], parameters, onError: 'continueErrorOutput' });
	expect(run.success).toEqual([]);
	expect(run.failures).toMatchObject([{ json: { details: { outcome: 'rejected' } } }]);
	expect(await tracy.sandbox.requests()).toEqual([]);
	return run.failures[0]?.json.error;
}

describe('Archived and Removed', () => {
	test.each([
		['a text with a zone', '2024-06-12T10:15:00+02:00', '2024-06-12T08:15:00.000Z'],
		['a text without one', '2024-06-12T10:15:00', '2024-06-12T07:15:00.000Z'],
		['a date alone', '2024-06-12', '2024-06-11T21:00:00.000Z'],
		['a DateTime', '={{ DateTime.fromISO("2024-06-12T10:15:00Z") }}', '2024-06-12T10:15:00.000Z'],
		['a field of the item', '={{ $json.moment }}', '2024-02-29T00:00:00.000Z'],
	])('%s is sent in UTC', async (_, entered, sent) => {
		const item = { moment: '2024-02-29T00:00:00Z' };

		expect(
			await sentWith(withFields({ archived: entered, removed: entered }), item, 'Europe/Kyiv'),
		).toEqual({ archived: sent, removed: sent });
	});

	test('come out of the node again', async () => {
		const run = await tracy.run({ parameters: withFields({ archived: '2024-06-12T10:15:00Z' }) });

		expect(run.json).toMatchObject([{ archived: '2024-06-12T10:15:00.000Z' }]);
		expect(run.json[0]).not.toHaveProperty('removed');
	});

	test.each(['', '={{ null }}', '={{ $json.missing }}'])(
		'are left out when empty: %j',
		async (empty) => {
			expect(await sentWith(withFields({ archived: empty, removed: empty }))).toEqual({});
		},
	);

	test.each([
		['12.06.2024', /^'Archived' "12\.06\.2024" is not a date and time\.$/],
		['={{ 1718187300 }}', /^'Archived' 1718187300 is a bare number/],
		['={{ true }}', /^'Archived' true is not a date and time\.$/],
		['={{ nonsense( }}', /^An expression can't be evaluated for this item/],
	])('that are none are refused: %s', async (archived, says) => {
		expect(await refusal(withFields({ archived }))).toMatch(says);
	});

	test('that are none are refused by their own name', async () => {
		expect(await refusal(withFields({ removed: 'soon' }))).toBe(
			'\'Removed\' "soon" is not a date and time.',
		);
	});
});

describe('Metadatums', () => {
	test('go out with their representation, their record and their decimal, every digit kept', async () => {
		await tracy.sandbox.change({ firstRecordId: '9223372036854775806' });
		await tracy.run({ parameters: withFields({}) });

		await tracy.run({
			items: [{ position: '1024.50' }],
			parameters: metadatums(
				{ representation: byId('5'), decimalValue: '={{ $json.position }}' },
				{ representation: byId('6'), recordValue: byId('9223372036854775806') },
			),
		});

		expect((await tracy.sandbox.bodies()).at(-1)).toContain(
			'"metadatums":[{"representation":{"id":5},"decimalValue":1024.50},{"representation":{"id":6},"recordValue":{"id":9223372036854775806}}]',
		);
	});

	test('without a value are left out', async () => {
		expect(
			await sentWith(
				metadatums(
					{ representation: byId('5'), recordValue: byId(''), decimalValue: '' },
					{ representation: byId('6'), recordValue: byId(''), decimalValue: '0' },
				),
			),
		).toEqual({ metadatums: [{ representation: { id: 6 }, decimalValue: 0 }] });
		expect(await sentWith(metadatums({ representation: byId('5'), decimalValue: '' }))).toEqual({});
		expect(await sentWith(metadatums())).toEqual({});
	});

	test.each<[string, INodeParameters]>([
		["'Representation' of metadatum 1 is empty.", { representation: byId(''), decimalValue: '1' }],
		[
			'\'Representation\' of metadatum 1 "board" is not an ID.',
			{ representation: byId('board'), decimalValue: '1' },
		],
		[
			'\'Record\' of metadatum 1 "x" is not an ID.',
			{ representation: byId('5'), recordValue: byId('x') },
		],
		[
			'\'Decimal\' of metadatum 1 "1,5" is not a decimal number: it has a decimal comma.',
			{ representation: byId('5'), decimalValue: '1,5' },
		],
	])('are refused by their place: %s', async (says, metadatum) => {
		expect(await refusal(metadatums(metadatum))).toBe(says);
	});
});

describe('Transitions', () => {
	test('go out with the old state and the moment', async () => {
		expect(
			await sentWith(
				transitions(
					{ oldState: byId('={{ $json.state }}'), timestamp: '2024-06-12T10:15:00' },
					{ oldState: byId('22'), timestamp: '' },
				),
				{ state: 21 },
			),
		).toEqual({
			transitions: [
				{ oldState: { id: 21 }, timestamp: '2024-06-12T10:15:00.000Z' },
				{ oldState: { id: 22 } },
			],
		});
	});

	test.each<[string, INodeParameters]>([
		[
			"'Old State' of transition 1 is empty.",
			{ oldState: byId(''), timestamp: '2024-06-12T10:15:00Z' },
		],
		['\'Old State\' of transition 1 "New" is not an ID.', { oldState: byId('New') }],
		[
			'\'Timestamp\' of transition 1 "noon" is not a date and time.',
			{ oldState: byId('21'), timestamp: 'noon' },
		],
	])('are refused by their place: %s', async (says, transition) => {
		expect(await refusal(transitions(transition))).toBe(says);
	});
});

describe('Events', () => {
	test('are sent as they are written, every digit kept', async () => {
		await tracy.run({
			parameters: withFields({
				events: `[{
					"eventType": { "id": "changed" },
					"created": "2024-06-12T10:15:00Z",
					"oldIntegerValue": 9007199254740993,
					"newDecimalValue": 1.50
				}]`,
			}),
		});

		expect((await tracy.sandbox.bodies()).at(-1)).toContain(
			'"events":[{"eventType":{"id":"changed"},"created":"2024-06-12T10:15:00Z","oldIntegerValue":9007199254740993,"newDecimalValue":1.50}]',
		);
	});

	test('may be what an expression yields', async () => {
		expect(
			await sentWith(withFields({ events: '={{ [{ user: { id: $json.user } }] }}' }), { user: 1 }),
		).toEqual({ events: [{ user: { id: 1 } }] });
	});

	test('are an empty list where one is written, null where null is, and else left out', async () => {
		expect(await sentWith(withFields({ events: '[]' }))).toEqual({ events: [] });
		expect(await sentWith(withFields({ events: 'null' }))).toEqual({ events: null });
		expect(await sentWith(withFields({ events: '' }))).toEqual({});
		expect(await sentWith(withFields({ events: '={{ null }}' }))).toEqual({});
	});

	test.each([
		['[', /^'Events' is not JSON: line 1, column 2/],
		['{}', /^'Events' is not a list\.$/],
		['7', /^'Events' is not a list\.$/],
		['[\n{"created": "yesterday"}]', /^'Events' \[0\]\.created \(line 2\) must be a date-time/],
		['[{"createdAt": null}]', /^'Events' \[0\]\.createdAt \(line 1\) is not a field/],
		['[{"id": 9223372036854775808}]', /^'Events' \[0\]\.id \(line 1\) must be a whole number/],
		['={{ [1] }}', /^'Events' \[0\] must be an object/],
	])('that Tracy does not document are refused: %s', async (events, says) => {
		expect(await refusal(withFields({ events }))).toMatch(says);
	});
});

describe('With a body as JSON', () => {
	const json = (body: string, additionalFields: INodeParameters) =>
		byJson(body, { additionalFields });

	test('the fields fill in what a list can not name', async () => {
		expect(await sentWith(json('[]', { removed: '2024-06-12T10:15:00Z' }))).toEqual({
			removed: '2024-06-12T10:15:00.000Z',
		});
	});

	test('the fields fill in what an object does not name', async () => {
		const body = '{"datums":[],"archived":"2024-01-01T00:00:00Z","transitions":null}';

		expect(await sentWith(json(body, { removed: '2024-06-12T10:15:00Z' }))).toEqual({
			archived: '2024-01-01T00:00:00Z',
			removed: '2024-06-12T10:15:00.000Z',
			transitions: null,
		});
	});

	test('the same in both goes out as the body has it', async () => {
		const body =
			'{"datums":[],"archived":"2024-06-12T12:15:00+02:00","metadatums":[{"decimalValue":1.50,"representation":{"id":5}}]}';
		const fields = {
			archived: '2024-06-12T10:15:00Z',
			metadatums: { metadatum: [{ representation: byId('5'), decimalValue: '1.50' }] },
		};

		expect(await sentWith(json(body, fields))).toEqual({
			archived: '2024-06-12T12:15:00+02:00',
			metadatums: [{ decimalValue: 1.5, representation: { id: 5 } }],
		});
	});

	test.each<[string, string, INodeParameters]>([
		[
			'\'Archived\' says "2024-06-12T10:15:00.000Z", but \'Body\' says "2024-06-12T10:15:01Z".',
			'{"archived":"2024-06-12T10:15:01Z"}',
			{ archived: '2024-06-12T10:15:00Z' },
		],
		[
			"'Removed' says \"2024-06-12T10:15:00.000Z\", but 'Body' says null.",
			'{"removed":null}',
			{ removed: '2024-06-12T10:15:00Z' },
		],
		["'Events' says something else than 'Body'.", '{"events":[{"id":1}]}', { events: '[]' }],
		[
			"'Metadatums' says something else than 'Body'.",
			'{"metadatums":[]}',
			{ metadatums: { metadatum: [{ representation: byId('5'), decimalValue: '1' }] } },
		],
		[
			"'Transitions' says something else than 'Body'.",
			'{"transitions":[{"oldState":{"id":21}}]}',
			{ transitions: { transition: [{ oldState: byId('22') }] } },
		],
	])('a difference is refused: %s', async (says, body, fields) => {
		expect(await refusal(json(body, fields))).toBe(says);
	});
});

test('Duplicate Record takes them too', async () => {
	await tracy.run({ parameters: byProperty([['201', 'stringValue', 'first']]) });

	const run = await tracy.run({
		parameters: {
			operation: 'duplicate',
			record: byId('1'),
			additionalFields: { archived: '2024-06-12T10:15:00Z' },
		},
	});

	expect(JSON.parse((await tracy.sandbox.bodies()).at(-1) ?? '')).toEqual({
		original: { id: 1 },
		archived: '2024-06-12T10:15:00.000Z',
	});
	expect(run.json).toMatchObject([{ id: 2, archived: '2024-06-12T10:15:00.000Z' }]);
});

test('One item with a mistake in them does not touch the others', async () => {
	const run = await tracy.run({
		items: [{ at: '2024-06-12' }, { at: 'soon' }, { at: null }],
		parameters: withFields({ archived: '={{ $json.at }}' }),
		onError: 'continueErrorOutput',
	});

	expect(run.json.map(({ archived }) => archived)).toEqual(['2024-06-12T00:00:00.000Z', undefined]);
	expect(run.failures).toMatchObject([{ json: { at: 'soon' }, pairedItem: { item: 1 } }]);
});
