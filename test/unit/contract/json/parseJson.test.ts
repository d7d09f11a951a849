import fc from 'fast-check';
import { encodeJson } from '../../../../nodes/Tracy/contract/json/encodeJson';
import { ExactNumber } from '../../../../nodes/Tracy/contract/json/ExactNumber';
import { JsonMistake, parseJson } from '../../../../nodes/Tracy/contract/json/parseJson';
import { chosen } from '../../../chosen';
import { anyText } from '../../../anyText';

const MEGABYTE = 1024 * 1024;

const digits = fc.stringMatching(
	/^-?(?:0|[1-9][0-9]{0,40})(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?$/,
);

describe('parseJson', () => {
	it.each([
		'9223372036854775807',
		'-9223372036854775808',
		'9007199254740993',
		'123456789012345678901234567890',
		'1.10',
		'0.10000000000000000001',
		'-0',
		'-0.0',
		'1e5',
		'1E+400',
		'1.0',
		'10000000000000000',
		'39339075051509630',
	])('keeps the digits of %s, which a JavaScript number would not', (text) => {
		expect(parseJson(text)).toEqual(new ExactNumber(text));
	});

	it.each(['0', '1', '-17', '9007199254740991', '1.5', '-0.25', '1e+21', '5e-324'])(
		'makes a plain number of %s, which is written back as it is',
		(text) => {
			expect(parseJson(text)).toBe(Number(text));
		},
	);

	it('writes any number back digit for digit', () => {
		fc.assert(
			fc.property(digits, (text) => {
				expect(encodeJson(parseJson(text))).toBe(text);
			}),
			{ numRuns: chosen(250, 1000) },
		);
	});

	it('reads what JSON.parse reads where no digit is at stake', () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 6 }), (text) => {
				expect(asDoubles(parseJson(text))).toEqual(JSON.parse(text));
			}),
			{ numRuns: chosen(250, 1000) },
		);
	});

	it('refuses what JSON.parse refuses, and nothing else, whatever is done to a text', () => {
		const spoilt = fc
			.tuple(fc.json(), fc.nat(), fc.nat(3), fc.constantFrom(...PIECES))
			.map(([text, place, removed, piece]) => {
				const at = place % (text.length + 1);
				return `${text.slice(0, at)}${piece}${text.slice(at + removed)}`;
			});
		fc.assert(
			fc.property(fc.oneof(spoilt, fc.string(), anyText()), (text) => {
				expect({ text, isJson: isParsed(() => parseJson(text)) }).toEqual({
					text,
					isJson: isParsed(() => JSON.parse(text)),
				});
			}),
			{ numRuns: chosen(1000, 5000) },
		);
	});

	it('says no more than where and what of a text that is not JSON', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const mistake = mistakeIn(text);
				if (!mistake) return;
				const lines = text.split('\n');
				expect(mistake.line).toBeGreaterThanOrEqual(1);
				expect(mistake.line).toBeLessThanOrEqual(lines.length);
				expect(mistake.column).toBeGreaterThanOrEqual(1);
				expect(mistake.column).toBeLessThanOrEqual((lines[mistake.line - 1] ?? '').length + 1);
			}),
		);
	});

	it.each<[string, string, number, number, string]>([
		['nothing', '', 1, 1, 'the text ends where a value should stand'],
		['blanks alone', ' \n ', 2, 2, 'the text ends where a value should stand'],
		[
			'an object that is not closed',
			'{"a": 1',
			1,
			8,
			'the text ends where "," or "}" should stand',
		],
		['a list that is not closed', '[1', 1, 3, 'the text ends where "," or "]" should stand'],
		['a text that is not closed', '["a]', 1, 2, 'a text is not closed'],
		['a text that ends in a backslash', '"a\\', 1, 3, 'a backslash escapes nothing'],
		['a comma too many in a list', '[1,]', 1, 4, '"]" stands where a value should'],
		[
			'a comma too many in an object',
			'{"a":1,}',
			1,
			8,
			'"}" stands where a key in double quotes should',
		],
		['single quotes', "{'a':1}", 1, 2, '"\'" stands where a key in double quotes should'],
		[
			'a key without quotes',
			'{\n\ta: 1\n}',
			2,
			2,
			'"a" stands where a key in double quotes should',
		],
		['a colon that is missing', '{"a" 1}', 1, 6, '"1" stands where ":" should'],
		['a comma that is missing', '[1\n 2]', 2, 2, '"2" stands where "," or "]" should'],
		['something after the end', '{} x', 1, 4, '"x" stands where the end should'],
		['a number with a leading zero', '[01]', 1, 3, '"1" stands where "," or "]" should'],
		['a number with a plus', '+1', 1, 1, '"+" stands where a value should'],
		['a decimal comma', '[12,5', 1, 6, 'the text ends where "," or "]" should stand'],
		['NaN', 'NaN', 1, 1, '"N" stands where a value should'],
		['undefined', '{"a":undefined}', 1, 6, '"u" stands where a value should'],
		['a comment', '// x', 1, 1, '"/" stands where a value should'],
		[
			'a line break inside a text',
			'"a\nb"',
			1,
			3,
			'a text holds a line break or another character that has to be escaped',
		],
		[
			'a NUL inside a text',
			'"a\u0000"',
			1,
			3,
			'a text holds a line break or another character that has to be escaped',
		],
		['an escape that is none', '["ab\\x"]', 1, 5, 'a backslash escapes nothing'],
		['half a unicode escape', '"\\u12"', 1, 2, 'a backslash escapes nothing'],
		['an emoji where none should be', '[😀]', 1, 2, '"😀" stands where a value should'],
		['a byte order mark', '\uFEFF{}', 1, 1, '"\uFEFF" stands where a value should'],
	])('says where %s stands', (_what, text, line, column, message) => {
		expect(mistakeIn(text)).toMatchObject({ line, column, message });
	});

	it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'error', 'json'])(
		'takes the key %s for data',
		(key) => {
			const parsed = parseJson(`{"${key}": {"polluted": true}}`);
			expect(Object.entries(parsed ?? {})).toEqual([[key, { polluted: true }]]);
			expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
			expect({}).not.toHaveProperty('polluted');
		},
	);

	it('takes the last of two members with the same key, as JSON.parse does', () => {
		expect(parseJson('{"a": 1, "a": 2, "__proto__": 1, "__proto__": 2}')).toEqual(
			JSON.parse('{"a": 1, "a": 2, "__proto__": 1, "__proto__": 2}'),
		);
	});

	it.each(['\\ud800', '\\udc00x', '😀', '\u007f\u0080\u009f', '\u2028\u2029', 'עברית', '\\u0000'])(
		'reads the text "%s" as JSON.parse does',
		(text) => {
			expect(parseJson(`"${text}"`)).toBe(JSON.parse(`"${text}"`));
		},
	);

	it('reads a text of five megabytes', () => {
		const text = 'x\\n'.repeat((5 * MEGABYTE) / 3);
		expect(parseJson(`{"a":"${text}"}`)).toEqual({ a: JSON.parse(`"${text}"`) });
	});

	it('reads 200 levels and refuses more, so that nothing exhausts the stack', () => {
		const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
		expect(parseJson(nested(200))).toEqual(JSON.parse(nested(200)));
		expect(mistakeIn(nested(201))?.message).toBe('more than 200 levels stand inside each other');
		expect(mistakeIn('['.repeat(5 * MEGABYTE))?.message).toMatch(/^more than 200 levels/);
		expect(mistakeIn('{"a":'.repeat(MEGABYTE))?.message).toMatch(/^more than 200 levels/);
	});

	it.each<[string, Array<[string | number, number]>]>([
		[
			'{"a": [10, 20], "b": 5}',
			[
				['a', 1],
				['b', 16],
			],
		],
		[
			'[10, 20]',
			[
				[0, 1],
				[1, 5],
			],
		],
	])('notes where each member of %s stands, when asked to', (text, places) => {
		const offsets = new WeakMap<object, Map<string | number, number>>();
		const root = parseJson(text, offsets);
		expect(offsets.get(Object(root))).toEqual(new Map(places));
	});

	it('refuses a key that stands twice in an object, when asked to note where it stands', () => {
		const offsets = new WeakMap<object, Map<string | number, number>>();
		expect(() => parseJson('{"a": {"b": 1},\n "b": 2, "a": 3}', offsets)).toThrow(
			expect.objectContaining({
				...{ message: 'the key "a" stands here a second time', line: 2, column: 10 },
			}),
		);
	});
});

const PIECES = [
	...['', ',', ':', '"', '\\', '{', '}', '[', ']', '0', '-', '+', '.', 'e', 'E5', '00', '\n', ' '],
	...['\u00a0', '\uFEFF', '\u0000', '\u001f', '\u007f', '\\u', '\\u00e9', '\\x', "'", '/', 'null'],
	...['tru', 'NaN', 'Infinity', '\ud800', '__proto__', '"a":1', '1 2'],
];

function mistakeIn(text: string): JsonMistake | undefined {
	try {
		parseJson(text);
		return undefined;
	} catch (error) {
		expect(error).toBeInstanceOf(JsonMistake);
		return error instanceof JsonMistake ? error : undefined;
	}
}

function isParsed(parse: () => unknown): boolean {
	try {
		parse();
		return true;
	} catch {
		return false;
	}
}

/** What JSON.parse makes of the numbers, so that both can be compared. */
function asDoubles(value: unknown): unknown {
	if (value instanceof ExactNumber) return Number(value.text);
	if (Array.isArray(value)) return value.map(asDoubles);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asDoubles(member)]));
}
