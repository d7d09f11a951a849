import type { AdditionalDraft, Draft } from '../../../nodes/Tracy/mapping/Draft';
import { bodyText, fieldsDraft, jsonDraft } from './drafts';

const MOMENT = '2024-06-12T10:15:00.000Z';

/** A draft with this besides its values. */
function besides(some: Partial<AdditionalDraft>, draft: Draft = fieldsDraft([])): Draft {
	const nothing = { archived: '', removed: '', metadatums: [], events: '', transitions: [] };
	return { ...draft, additional: { ...nothing, ...some } };
}

/** What is sent besides dataset and datums; the sentences about it where it can't be. */
function sentWith(some: Partial<AdditionalDraft>, rest: Partial<Draft> = {}): unknown {
	const text = bodyText({ ...besides(some), ...rest });
	if (!text.startsWith('{')) return text;
	const { dataset, datums, ...others } = JSON.parse(text);
	expect([dataset, datums]).toEqual([{ id: 1 }, []]);
	return others;
}

const metadatum = (some: object) => ({
	...{ representation: 5, recordValue: '', decimalValue: '' },
	...some,
});

describe('what stands besides values', () => {
	it('goes out as Tracy takes it', () => {
		expect(
			sentWith(
				{
					...{ archived: '2024-06-12T13:15:00', removed: new Date(MOMENT) },
					metadatums: [metadatum({ recordValue: '7' }), metadatum({ decimalValue: 1.5 })],
					events: [{ user: { id: 1 } }],
					transitions: [{ oldState: '21', timestamp: '2024-06-12T13:15:00' }],
				},
				{ timezone: 'Europe/Kyiv' },
			),
		).toEqual({
			...{ archived: MOMENT, removed: MOMENT },
			metadatums: [
				{ representation: { id: 5 }, recordValue: { id: 7 } },
				{ representation: { id: 5 }, decimalValue: 1.5 },
			],
			events: [{ user: { id: 1 } }],
			transitions: [{ oldState: { id: 21 }, timestamp: MOMENT }],
		});
	});

	it('is left out where it is empty', () => {
		expect(
			sentWith({
				...{ archived: null, removed: ' ', events: undefined },
				metadatums: [metadatum({})],
				transitions: [{ oldState: '', timestamp: null }],
			}),
		).toEqual({});
		expect(
			sentWith({
				metadatums: [metadatum({}), metadatum({ decimalValue: 0 })],
				transitions: [
					{ oldState: '', timestamp: '' },
					{ oldState: 21, timestamp: '' },
				],
			}),
		).toEqual({
			metadatums: [{ representation: { id: 5 }, decimalValue: 0 }],
			transitions: [{ oldState: { id: 21 } }],
		});
	});

	it('may be no event, or null for them', () => {
		expect(sentWith({ events: '[]' })).toEqual({ events: [] });
		expect(sentWith({ events: 'null' })).toEqual({ events: null });
	});

	it.each<[Partial<AdditionalDraft>, string]>([
		[{ archived: 'soon' }, '\'Archived\' "soon" is not a date and time.'],
		[{ removed: 'soon' }, '\'Removed\' "soon" is not a date and time.'],
		[
			{ metadatums: [metadatum({}), metadatum({ recordValue: 'x' })] },
			'\'Record\' of metadatum 2 "x" is not an ID.',
		],
		[
			{ metadatums: [metadatum({ decimalValue: '1,5' })] },
			'\'Decimal\' of metadatum 1 "1,5" is not a decimal number: it has a decimal comma.',
		],
		[
			{ metadatums: [metadatum({ representation: '', recordValue: 1 })] },
			"'Representation' of metadatum 1 is empty.",
		],
		[
			{ metadatums: [metadatum({ representation: 'board', decimalValue: 1 })] },
			'\'Representation\' of metadatum 1 "board" is not an ID.',
		],
		[
			{ transitions: [{ oldState: '', timestamp: MOMENT }] },
			"'Old State' of transition 1 is empty.",
		],
		[
			{ transitions: [{ oldState: 21, timestamp: 'noon' }] },
			'\'Timestamp\' of transition 1 "noon" is not a date and time.',
		],
		[{ events: '[' }, "'Events' is not JSON: line 1, column 2: the text ends where a value"],
	])('is refused by its own name: %j', (some, says) => {
		expect(sentWith(some)).toMatch(says);
	});

	it.each<[unknown, string]>([
		['{}', "'Events' is not a list."],
		['7', "'Events' is not a list."],
		[
			'[\n{"createdAt": null}]',
			"'Events' [0].createdAt (line 2) is not a field of Tracy's Create Record.",
		],
		[[1], "'Events' [0] must be an object."],
	])('holds events as Tracy documents them, not %j', (events, reason) => {
		expect(sentWith({ events })).toBe(
			`${reason} 'Events' takes a list of events with the fields of Tracy's Create Record.`,
		);
	});
});

describe('what stands besides values, with a body as JSON', () => {
	const inBody = (body: string, some: Partial<AdditionalDraft>) =>
		bodyText(besides(some, jsonDraft(body)));

	it('fills in what the body does not say', () => {
		const body = '{"archived":"2024-01-01T00:00:00Z","transitions":null}';
		expect(JSON.parse(inBody(body, { removed: MOMENT, events: '[]' }))).toEqual({
			...{ archived: '2024-01-01T00:00:00Z', removed: MOMENT },
			...{ transitions: null, events: [], dataset: { id: 1 } },
		});
	});

	it('may be the same in other words, and then goes out as the body has it', () => {
		const body =
			'{"archived":"2024-06-12T12:15:00+02:00","metadatums":[{"representation":{"id":5},"decimalValue":1.50}],"dataset":{"id":1}}';
		const metadatums = [metadatum({ decimalValue: '1.50' })];
		expect(inBody(body, { archived: MOMENT, metadatums })).toBe(body);
	});

	it.each<[string, Partial<AdditionalDraft>, string]>([
		[
			'{"archived":"2024-06-12T10:15:01Z"}',
			{ archived: MOMENT },
			`'Archived' says "${MOMENT}", but 'Body' says "2024-06-12T10:15:01Z". Leave 'Archived' empty, or leave it out of 'Body'.`,
		],
		[
			'{"removed":null}',
			{ removed: MOMENT },
			`'Removed' says "${MOMENT}", but 'Body' says null. Leave 'Removed' empty, or leave it out of 'Body'.`,
		],
		[
			'{"metadatums":[]}',
			{ metadatums: [metadatum({ decimalValue: 1 })] },
			"'Metadatums' says something else than 'Body'. Leave 'Metadatums' empty, or leave it out of 'Body'.",
		],
		[
			'{"events":[{"id":1}]}',
			{ events: '[]' },
			"'Events' says something else than 'Body'. Leave 'Events' empty, or leave it out of 'Body'.",
		],
		[
			'{"transitions":[{"oldState":{"id":21}}]}',
			{ transitions: [{ oldState: 22, timestamp: '' }] },
			"'Transitions' says something else than 'Body'. Leave 'Transitions' empty, or leave it out of 'Body'.",
		],
	])('is refused where the body says something else: %s', (body, some, sentences) => {
		expect(inBody(body, some)).toBe(sentences);
	});
});
