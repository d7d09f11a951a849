import fc from 'fast-check';
import { encodeJson } from '../../../nodes/Tracy/contract/json/encodeJson';
import { requestSchemas } from '../../../nodes/Tracy/contract/Wire';
import { parseJson } from '../../../nodes/Tracy/contract/json/parseJson';
import type { Draft, AdditionalDraft } from '../../../nodes/Tracy/mapping/Draft';
import { toBody } from '../../../nodes/Tracy/mapping/toBody';
import { chosen } from '../../chosen';
import { bodyText, columnsDraft, fieldsDraft, jsonDraft, mistakeIn, people } from './drafts';

const COLUMNS = ['stringValue', 'integerValue', 'decimalValue', 'dateTimeValue', 'optionValue'];

const HOSTILE: Array<[string, () => unknown]> = [
	['an accessor', () => Object.defineProperty({}, 'id', { enumerable: true, get: explode })],
	['its own conversions', () => ({ toJSON: explode, toString: explode, valueOf: explode })],
	['a proxy of an object', () => new Proxy({}, { get: explode, ownKeys: explode, has: explode })],
	['a proxy of a list', () => new Proxy([], { get: explode, ownKeys: explode })],
	['a revoked proxy', revoked],
	['a tag', () => Object.defineProperty({}, Symbol.toStringTag, { get: explode })],
	['a symbol', () => Symbol('x')],
	['a function', () => explode],
];

const metadatum = { representation: 1, recordValue: '', decimalValue: 1 };

/** A draft without values, and with this besides. */
function additionalDraft(some: Partial<AdditionalDraft>): Draft {
	const nothing = { archived: '', removed: '', metadatums: [], events: '', transitions: [] };
	return fieldsDraft([], { additional: { ...nothing, ...some } });
}

describe('dataset and state of a body', () => {
	it('are those of the parameters where the body names none', () => {
		expect(bodyText(fieldsDraft([], { dataset: '1', state: 11 }))).toBe(
			'{"datums":[],"dataset":{"id":1},"state":{"id":11}}',
		);
		expect(bodyText(jsonDraft('{"id":5}', { dataset: 1n, state: '11' }))).toBe(
			'{"id":5,"dataset":{"id":1},"state":{"id":11}}',
		);
	});

	it.each<unknown>([undefined, null, '', ' ', '\ufeff'])(
		'leave the state to Tracy when it is %p',
		(state) => {
			expect(bodyText(fieldsDraft([], { state }))).toBe('{"datums":[],"dataset":{"id":1}}');
		},
	);

	it('are those of the body where the parameters are empty, as written', () => {
		const body = '{"dataset":{"id":2,"name":"x"},"state":{"id":21}}';
		expect(bodyText(jsonDraft(body, { dataset: '' }))).toBe(body);
	});

	it('may be the same in both', () => {
		const body = '{"dataset":{"id":1,"name":"x"},"state":{"id":11}}';
		expect(bodyText(jsonDraft(body, { dataset: '1', state: 11 }))).toBe(body);
	});

	it.each<[string, Partial<Draft>, string]>([
		[
			'{"dataset":{"id":2}}',
			{ dataset: 1 },
			"'Dataset' says 1, but 'Body' says 2. Leave 'Dataset' empty, or leave it out of 'Body'.",
		],
		[
			'{"state":{"id":12}}',
			{ state: '11' },
			"'State' says 11, but 'Body' says 12. Leave 'State' empty, or leave it out of 'Body'.",
		],
		[
			'{"state":{"name":"New"}}',
			{ state: 11 },
			"'State' says 11, but 'Body' says {\"name\":\"New\"}. Leave 'State' empty, or leave it out of 'Body'.",
		],
	])('are refused where they differ: %s', (body, parameters, sentence) => {
		expect(bodyText(jsonDraft(body, parameters))).toBe(sentence);
	});

	it.each<unknown>([undefined, null, '', '\u00a0'])(
		'need a dataset, which %p is not',
		(dataset) => {
			for (const draft of [fieldsDraft([], { dataset }), jsonDraft('[]', { dataset })]) {
				expect(bodyText(draft)).toBe(
					"Choose a dataset: 'Dataset' is empty. Choose it from the list, or enter its ID.",
				);
			}
		},
	);

	it('need no dataset where a record is to be duplicated', () => {
		expect(bodyText(fieldsDraft([], { dataset: '', original: '9007199254740993' }))).toBe(
			'{"original":{"id":9007199254740993}}',
		);
	});

	it('need no dataset where a record is duplicated', () => {
		const body = '{"original":{"id":9007199254740993}}';
		expect(bodyText(jsonDraft(body, { dataset: '' }))).toBe(body);
	});

	it('are refused when the dataset is a name', () => {
		expect(mistakeIn(fieldsDraft([], { dataset: 'Movies' }))?.reason).toBe(
			`'Dataset' "Movies" is not an ID.`,
		);
	});

	it.each<[unknown, string]>([
		[0, '0 is not an ID'],
		['0', '"0" is not an ID'],
		[-1, '-1 is not an ID'],
		[1.5, '1.5 is not an ID'],
		['1,2', '"1,2" is not an ID'],
		['5\u0000', '"5\\u0000" is not an ID'],
		[false, 'false is not an ID'],
		[NaN, 'NaN is not an ID'],
		[[1], '[1] is not an ID'],
		[{ id: 0 }, '{"id":0} is not an ID'],
		[{ name: 'a' }, '{"name":"a"} is an object without an ID'],
		[2147483648, '2147483648 is too large for an ID'],
		[2 ** 53, '9007199254740992 is beyond 9007199254740991, so digits were already lost upstream'],
	])('are refused when they are %p', (value, reason) => {
		for (const [name, parameters] of [
			["'Dataset'", { dataset: value }],
			["'State'", { state: value }],
		] as const) {
			expect(mistakeIn(fieldsDraft([], parameters))).toMatchObject({
				reason: `${name} ${reason}.`,
				property: null,
			});
			expect(mistakeIn(jsonDraft('{}', parameters))?.reason).toBe(`${name} ${reason}.`);
		}
	});
});

describe('a dataset that could be read', () => {
	const dataset = people([{}]);

	it('is that of columns, which need not name it', () => {
		expect(bodyText(columnsDraft({ 13: 'a' }, { dataset: '' }), dataset)).toBe(
			'{"dataset":{"id":1},"datums":[{"property":{"id":13},"stringValue":"a"}]}',
		);
	});

	it('is not another than that of the parameter', () => {
		expect(bodyText(columnsDraft({ 13: 'a' }, { dataset: 2 }), dataset)).toBe(
			"'Dataset' says 2, but 'Dataset Definition' says 1. Leave 'Dataset' empty, or leave it out of 'Dataset Definition'.",
		);
	});

	it('is not read where a name stands for its ID, which columns need', () => {
		expect(bodyText(columnsDraft({ 13: 'a' }, { dataset: 'People' }))).toBe(
			'\'Dataset\' "People" is not an ID. An ID is a whole number above 0, such as 17.',
		);
	});

	it.each([
		columnsDraft({ 13: 'a' }, { dataset: '' }),
		columnsDraft({}, { dataset: '' }),
		columnsDraft({ 13: 'a' }, { dataset: '', original: 5 }),
		fieldsDraft([{ property: 'Phone', valueType: 'stringValue', value: 'a' }], { dataset: '' }),
	])('is asked for before anything else is said of its values', (draft) => {
		expect(mistakeIn(draft)?.reason).toBe("Choose a dataset: 'Dataset' is empty.");
	});
});

describe('a state that is given by its name', () => {
	const states = [
		{ id: 11, name: 'Done' },
		{ id: 12, name: '7' },
		{ id: 13, name: 'Twin' },
		{ id: 14, name: 'Twin' },
	];
	const dataset = people([], { states });
	const stateOf = (
		state: unknown,
		isStateName = true,
		definition: typeof dataset | null = dataset,
	) =>
		bodyText(fieldsDraft([], { state, isStateName }), definition).replace(
			/^.*"state":\{"id":(\d+)\}\}$/,
			'$1',
		);

	it('is that of this name, which may consist of digits', () => {
		expect(stateOf(' done ')).toBe('11');
		expect(stateOf('7')).toBe('12');
		expect(stateOf(7)).toBe('12');
	});

	it('is an ID where it consists of digits and is not said to be a name', () => {
		expect(stateOf('Done', false)).toBe('11');
		expect(stateOf('7', false)).toBe('7');
		expect(stateOf(7, false)).toBe('7');
		expect(stateOf({ id: 7 })).toBe('7');
	});

	it.each<[unknown, string]>([
		[
			'Open',
			'\'State\' "Open" is no state of dataset "People" (1), which has: "Done", "7", "Twin", "Twin". Use one of these names, or the ID of the state.',
		],
		[
			'twin',
			'\'State\' "twin" is the name of 2 states of dataset "People" (1), with the IDs 13, 14. Use the ID of the state that is meant.',
		],
		[
			2 ** 53,
			"'State' 9007199254740992 is beyond 9007199254740991, so digits were already lost upstream. Pass it as text",
		],
		[true, "'State' true is not an ID. An ID is a whole number above 0, such as 17."],
	])('is refused where there is not one of it: %p', (state, sentences) => {
		expect(stateOf(state)).toContain(sentences);
	});

	it('says nothing where the dataset is not known', () => {
		expect(stateOf('Done', false, null)).toBe(
			"'State' \"Done\" is not an ID, and without a dataset a name says nothing. Choose 'Dataset' too, or enter the ID of the state.",
		);
	});

	it('says nothing where the states are not told', () => {
		expect(stateOf('Done', true, people([]))).toBe(
			'\'State\' "Done" is not an ID, and Tracy does not tell the states of dataset "People" (1). Enter the ID of the state.',
		);
	});
});

describe('a record to duplicate', () => {
	it('is named by its ID, and by the body as well if that says the same', () => {
		const body = '{"original":{"id":5,"archived":null}}';
		expect(bodyText(jsonDraft(body, { dataset: '', original: '5' }))).toBe(body);
		expect(bodyText(jsonDraft(body, { dataset: '', original: '' }))).toBe(body);
		expect(bodyText(jsonDraft('{}', { dataset: '', original: 5 }))).toBe('{"original":{"id":5}}');
	});

	it('is not another than that of the body', () => {
		expect(bodyText(jsonDraft('{"original":{"id":5}}', { original: 6 }))).toBe(
			"'Record' says 6, but 'Body' says 5. Leave 'Record' empty, or leave it out of 'Body'.",
		);
	});

	it.each([null, '', ' '])('is missing where it is %p', (original) => {
		expect(bodyText(fieldsDraft([], { original }))).toBe(
			"'Record' is empty. Enter the ID of the record to duplicate.",
		);
	});

	it('keeps its values where none are given, unless JSON asks for none', () => {
		const original = 5;
		expect(bodyText(columnsDraft({}, { original }))).not.toContain('datums');
		expect(bodyText(jsonDraft('[]', { original }))).toContain('"datums":[]');
		expect(
			bodyText(fieldsDraft([{ property: 13, valueType: 'integerValue', value: 7 }], { original })),
		).toBe(
			'{"datums":[{"property":{"id":13},"integerValue":7}],"dataset":{"id":1},"original":{"id":5}}',
		);
	});
});

it('a way of giving values that does not exist is refused', () => {
	const content = { specify: 'unknown' as const, way: 'magic' };
	expect(bodyText({ ...fieldsDraft([]), content })).toBe(
		'\'Specify Values\' "magic" does not exist in this version of the node. Choose another way in the node, or update the node.',
	);
});

describe('toBody', () => {
	const anything = fc.anything({
		withBigInt: true,
		withBoxedValues: true,
		withDate: true,
		withMap: true,
		withNullPrototype: true,
		withObjectString: true,
		withSet: true,
		withSparseArray: true,
		withTypedArray: true,
		withUnicodeString: true,
		key: fc.oneof(
			fc.string(),
			fc.constantFrom('__proto__', 'constructor', 'toJSON', 'toString', 'valueOf', 'then'),
			fc.constantFrom('isLuxonDateTime', 'toMillis', 'id', 'dataset', 'datums', 'property'),
			fc.constantFrom('stringValue', 'integerValue', 'optionValue', 'original', 'archived'),
		),
	});
	const valueType = fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom(...COLUMNS) },
		{ weight: 1, arbitrary: anything },
	);
	const id = fc.oneof(
		{ weight: 4, arbitrary: fc.integer({ min: 1 }) },
		{ weight: 1, arbitrary: anything },
	);
	const datum = fc.record({ property: id, valueType, value: anything });
	const content = fc.oneof(
		fc.record({
			specify: fc.constant('fields' as const),
			datums: fc.array(datum, { maxLength: 3 }),
		}),
		fc.record({ specify: fc.constant('json' as const), body: anything }),
	);
	const additional = fc.record({
		archived: anything,
		removed: anything,
		metadatums: fc.array(
			fc.record({ representation: id, recordValue: id, decimalValue: anything }),
			{ maxLength: 2 },
		),
		events: anything,
		transitions: fc.array(fc.record({ oldState: id, timestamp: anything }), { maxLength: 2 }),
	});
	const draft = fc.record(
		{ dataset: id, state: id, timezone: fc.string(), content, original: id, additional },
		{ requiredKeys: ['dataset', 'state', 'timezone', 'content'] },
	);

	it('never throws, and either makes a body of the contract or says what is wrong', () => {
		fc.assert(
			fc.property(draft, (untyped) => {
				const mapped = toBody(untyped);
				if (mapped.ok) {
					expect(requestSchemas.PostRecord.safeParse(mapped.value.body).error).toBeUndefined();
					expect(() => parseJson(encodeJson(mapped.value.body))).not.toThrow();
				} else {
					expect(mapped.mistake.reason).toMatch(/^('|The |A |Choose ).*\.$/su);
					expect(mapped.mistake.next).toMatch(/^[A-Z'].*\.$/su);
				}
			}),
			{ numRuns: chosen(750, 3000) },
		);
	});

	it.each(HOSTILE)('does not throw at %s, wherever it stands', (_what, make) => {
		const places: Array<(value: unknown) => Draft> = [
			(dataset) => fieldsDraft([], { dataset }),
			(state) => fieldsDraft([], { state }),
			(original) => fieldsDraft([], { original }),
			...(['archived', 'removed', 'events'] as const).map(
				(field) => (value: unknown) => additionalDraft({ [field]: value }),
			),
			...(['representation', 'recordValue', 'decimalValue'] as const).map(
				(field) => (value: unknown) =>
					additionalDraft({ metadatums: [{ ...metadatum, [field]: value }] }),
			),
			...(['oldState', 'timestamp'] as const).map(
				(field) => (value: unknown) =>
					additionalDraft({ transitions: [{ oldState: 1, timestamp: '', [field]: value }] }),
			),
			(property) => fieldsDraft([{ property, valueType: 'stringValue', value: 'a' }]),
			(valueType) => fieldsDraft([{ property: 13, valueType, value: 'a' }]),
			...COLUMNS.flatMap((valueType) => [
				(value: unknown) => fieldsDraft([{ property: 13, valueType, value }]),
				(value: unknown) => fieldsDraft([{ property: 13, valueType, value: [value] }]),
			]),
			(body) => jsonDraft(body),
			(value) => jsonDraft([{ stringValue: value }]),
		];
		for (const place of places) {
			expect(bodyText(place(make()))).toMatch(/[.}]$/);
		}
	});

	it('says nothing of errors, problems, failures or mistakes', () => {
		fc.assert(
			fc.property(draft, (untyped) => {
				const { reason, next } = mistakeIn(untyped) ?? { reason: '', next: '' };
				// What stands in quotation marks or brackets is the value, not our words.
				const words = `${reason} ${next}`.replace(/"[^"]*"?|[[{(].*/gsu, '');
				expect(words).not.toMatch(/error|problem|fail|mistake|\[object /iu);
			}),
			{ numRuns: chosen(250, 1000) },
		);
	});

	it('makes the same body of the same draft, and leaves the draft as it is', () => {
		const body = jsonDraft([{ property: { id: 13 }, dateTimeValue: new Date(0) }]);
		const before = structuredClone(body);
		expect(bodyText(body)).toBe(bodyText(body));
		expect(structuredClone(body)).toEqual(before);
	});

	it("says that a value can't be read when it throws", () => {
		const datum = { property: 13, valueType: 'stringValue', value: revoked() };
		expect(bodyText(fieldsDraft([datum]))).toBe(
			"A value of this item can't be read. Let the expressions yield text, numbers, dates or lists of them.",
		);
	});
});

function explode(): never {
	throw new TypeError('explode');
}

function revoked(): unknown {
	const { proxy, revoke } = Proxy.revocable([], {});
	revoke();
	return proxy;
}
