import fc from 'fast-check';
import { encodeJson } from '../../../nodes/Tracy/contract/json/encodeJson';
import { requestSchemas } from '../../../nodes/Tracy/contract/Wire';
import { parseJson } from '../../../nodes/Tracy/contract/json/parseJson';
import type { Draft, AdditionalDraft } from '../../../nodes/Tracy/mapping/Draft';
import { toBody } from '../../../nodes/Tracy/mapping/toBody';
import { chosen } from '../../chosen';
import { bodyText, fieldsDraft, jsonDraft, mistakeIn } from './drafts';

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

it('leaves out a transition of which all is empty', () => {
	const transitions = [
		{ oldState: '', timestamp: null },
		{ oldState: 21, timestamp: '' },
	];
	expect(bodyText(additionalDraft({ transitions }))).toBe(
		'{"transitions":[{"oldState":{"id":21}}],"datums":[],"dataset":{"id":1}}',
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
