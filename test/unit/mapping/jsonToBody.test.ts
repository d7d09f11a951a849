import { DateTime } from 'luxon';
import type { Draft } from '../../../nodes/Tracy/mapping/Draft';
import { bodyText, jsonDraft, mistakeIn } from './drafts';

const WHOLE = `{
	"id": 9223372036854775807,
	"dataset": { "id": 1 },
	"state": { "id": 11, "color": 4294967295 },
	"archived": "2024-06-12T10:15:00Z",
	"removed": null,
	"datums": [{ "property": { "id": 13 }, "decimalValue": 12.50 }],
	"metadatums": [{ "representation": { "id": 5 }, "decimalValue": 1e300 }],
	"events": [{ "eventType": { "id": "x" }, "created": "2024-06-12T10:15:00+02:00" }],
	"transitions": [{ "oldState": { "id": 11 }, "timestamp": "2024-06-12T10:15:00.123Z" }],
	"original": { "id": 9007199254740993 }
}`;

describe('a body given as JSON text', () => {
	it('goes out as written, every field and every digit of it', () => {
		expect(bodyText(jsonDraft(WHOLE))).toBe(WHOLE.replace(/\s/g, ''));
	});

	it('is the datums where it is an array', () => {
		expect(bodyText(jsonDraft('[{"property":{"id":13},"decimalValue":12.50}]'))).toBe(
			'{"datums":[{"property":{"id":13},"decimalValue":12.50}],"dataset":{"id":1}}',
		);
	});

	it.each([
		['5.0', '5'],
		['1e3', '1000'],
		['-2.50E1', '-25'],
		['9007199254740993.0', '9007199254740993'],
	])('takes a whole number that is written as %s', (written, digits) => {
		const body = `[{"property":{"id":13.0},"integerValue":${written}}]`;
		expect(bodyText(jsonDraft(body))).toContain(`{"property":{"id":13},"integerValue":${digits}}`);
	});

	it.each([
		['5.5', 'must be a whole number within the range of a 64-bit integer'],
		['5.50', 'must be a whole number within the range of a 64-bit integer'],
		['1e19', 'must be a whole number within the range of a 64-bit integer'],
	])('takes no integer that is written as %s', (written, says) => {
		expect(reasonFor(`[{"property":{"id":13},"integerValue":${written}}]`)).toBe(
			`'Body' datums[0].integerValue (line 1) ${says}.`,
		);
	});

	it.each([
		['2.50', 'must be a whole number'],
		['2147483648.0', 'is above the range of a 32-bit integer'],
	])('takes no ID that is written as %s', (written, says) => {
		expect(reasonFor(`{"dataset":{"id":${written}}}`)).toBe(`'Body' dataset.id (line 1) ${says}.`);
	});

	it('shows what can not be seen in a key', () => {
		expect(reasonFor('{"state\u200b":{"id":1}}')).toBe(
			`'Body' ["state\\u200b"] (line 1) is not a field of Tracy's Create Record.`,
		);
	});

	it.each(['{}', '[]', '{"datums":null}', '{"datums":[]}'])('may hold no datum: %s', (body) => {
		expect(mistakeIn(jsonDraft(body))).toBeUndefined();
	});

	it.each(['integerValue', 'decimalValue', 'stringValue', 'dateTimeValue'])(
		'may send null for %s',
		(column) => {
			const body = `[{"property":{"id":13},"${column}":null}]`;
			expect(bodyText(jsonDraft(body))).toContain(`"${column}":null`);
		},
	);

	it.each(['optionValue', 'userValue', 'recordValue'])(
		'may not send null for %s, which the contract does not allow',
		(column) => {
			expect(reasonFor(`[{"property":{"id":13},"${column}":null}]`)).toBe(
				`'Body' datums[0].${column} (line 1) must be an object.`,
			);
		},
	);

	it.each<[string, string]>([
		['{"title":"x"}', "'Body' title (line 1) is not a field of Tracy's Create Record."],
		[
			'{\n"datums": [\n{"property": {"id": 13,\n"nam": 1}, "stringValue": "a"}]}',
			"'Body' datums[0].property.nam (line 4) is not a field of Tracy's Create Record.",
		],
		[
			'[{"stringValue":"a"},\n{"stringvalue":"a"}]',
			"'Body' datums[1].stringvalue (line 2) is not a field of Tracy's Create Record.",
		],
		[
			'{"__proto__":{"id":5}}',
			"'Body' __proto__ (line 1) is not a field of Tracy's Create Record.",
		],
		['{"constructor":1}', "'Body' constructor (line 1) is not a field of Tracy's Create Record."],
		['{"error":1}', "'Body' error (line 1) is not a field of Tracy's Create Record."],
		[
			'{"original":{"original":{}}}',
			"'Body' original.original (line 1) is not a field of Tracy's Create Record.",
		],
		[
			'{"a":1,\n"b":2}',
			"'Body' a (line 1) is not a field of Tracy's Create Record; b (line 2) is not a field of Tracy's Create Record.",
		],
		[
			'{"dataset":null,"state":5,"id":1.5,"archived":"soon","datums":"x"}',
			"'Body' id (line 1) must be a whole number within the range of a 64-bit integer; dataset (line 1) must be an object; state (line 1) must be an object; and 2 more.",
		],
		['{"dataset":12345678901234567890}', "'Body' dataset (line 1) must be an object."],
		['[1.0]', "'Body' datums[0] (line 1) must be an object."],
		['[null]', "'Body' datums[0] (line 1) must be an object."],
		['[[]]', "'Body' datums[0] (line 1) must be an object."],
	])('names path and line of what the contract does not allow in %j', (body, reason) => {
		expect(reasonFor(body)).toBe(reason);
	});

	it.each<[string, string]>([
		['[{"property":{"id":13}}]', "'Body' datums[0] (line 1) has no value."],
		['[{}]', "'Body' datums[0] (line 1) has no value."],
		[
			'[{"stringValue":"a"},\n{"property":{"id":13},"stringValue":"a","integerValue":1}]',
			"'Body' datums[1] (line 2) has more than one value: stringValue, integerValue.",
		],
		[
			'[{"optionValue":{"id":1},"userValue":{"id":1},"recordValue":{"id":1}}]',
			"'Body' datums[0] (line 1) has more than one value: optionValue, userValue, recordValue.",
		],
	])('names the datum that has not one value in %j', (body, reason) => {
		expect(mistakeIn(jsonDraft(body))).toMatchObject({
			reason,
			next: 'A datum has one of stringValue, integerValue, decimalValue, dateTimeValue, optionValue, userValue, recordValue.',
		});
	});

	it('names the property of the datum that has not one value', () => {
		expect(mistakeIn(jsonDraft('[{"property":{"id":13}}]'))?.property).toBe('13');
		expect(mistakeIn(jsonDraft('[{}]'))?.property).toBeNull();
	});

	it('may give a datum a value beside a null, as a record is read', () => {
		const body = '[{"property":{"id":13},"stringValue":"a","integerValue":null}]';
		expect(mistakeIn(jsonDraft(body))).toBeUndefined();
	});

	it.each<[string, string]>([
		['{"datums": [}', '\'Body\' is not JSON: line 1, column 13: "}" stands where a value should.'],
		[
			'{\n\t"id": 5,\n}',
			'\'Body\' is not JSON: line 3, column 1: "}" stands where a key in double quotes should.',
		],
		['[\u00a05]', '\'Body\' is not JSON: line 1, column 2: "\\u00a0" stands where a value should.'],
		[
			'{"id": 12,5}',
			'\'Body\' is not JSON: line 1, column 11: "5" stands where a key in double quotes should.',
		],
	])('says with line and column why %j is not JSON', (body, reason) => {
		expect(mistakeIn(jsonDraft(body))).toMatchObject({
			reason,
			next: 'Correct it there. Keys and texts stand in double quotes, and a comma only between two elements.',
		});
	});

	it.each([
		'[{"stringValue": "He said "hello" to me"}]',
		'[{"stringValue": ""quoted""}]',
		'[{"stringValue": "5", tall"}]',
		'[{"stringValue": "5", see note: tall"}]',
		'[{"stringValue": "5", 10" wide"}]',
		'[{"stringValue": "two\nlines"}]',
		'[{"stringValue": "C:\\temp\\qqq"}]',
		'[{"stringValue": "never closed}]',
	])('says how a text with a quote or a line break goes in: %j', (body) => {
		expect(mistakeIn(jsonDraft(body))?.next).toContain('{{ JSON.stringify($json.text) }}');
	});

	it.each([
		...['[{"id": null, \'name\': 2}]', '[{"id": null, name : 2}]', '[{größe: 1}]'],
		...['[{"id": null,}]', '[{"stringValue": "a", "decimalValue": 12,5}]'],
		...['{"a text": 1, "a text": 2}', '{"a backslash": 1, "a backslash": 2}'],
		...[
			"[{'stringValue': 1}]",
			'[{stringValue: 1}]',
			'[{“stringValue”: 1}]',
			'[{"id": null, name: 2}]',
		],
		...['[{"id": 007}]', '[{"id": 5.}]', '[{"stringValue": "a"}'],
	])('is not taken for a text with a quote where it is written otherwise: %j', (body) => {
		expect(mistakeIn(jsonDraft(body))?.next).toMatch(/^Correct it there\. Keys and texts/);
	});

	it.each(['[object Object]', '[object Object] ', '[{"stringValue": [object Object]}]'])(
		'says what became of an object beside text: %j',
		(body) => {
			expect(mistakeIn(jsonDraft(body))?.next).toMatch(/put it in as \{\{ JSON\.stringify/);
		},
	);

	it('may have blanks of any kind around it', () => {
		expect(bodyText(jsonDraft('\ufeff\u00a0 [] \u2003\n'))).toBe(
			'{"datums":[],"dataset":{"id":1}}',
		);
	});

	it.each([
		['\u00a0{"datums": [}', 'line 1, column 14: "}" stands where a value should.'],
		['\n\u00a0[1,\u00a0', 'line 2, column 6: the text ends where a value should stand.'],
	])('keeps the places in it with other blanks around it: %j', (body, place) => {
		expect(reasonFor(body)).toBe(`'Body' is not JSON: ${place}`);
	});

	it.each(['', ' ', '\u200b'])('is called empty when it is %j', (body) => {
		expect(mistakeIn(jsonDraft(body))?.reason).toBe("'Body' is empty.");
	});

	it.each(['5', '"x"', 'true', 'null', '12345678901234567890', '1.10'])(
		'is refused when it is %s',
		(body) => {
			expect(mistakeIn(jsonDraft(body))).toEqual({
				reason: "'Body' is neither an object nor a list of datums.",
				next: "'Body' takes the fields of Tracy's Create Record: see 'Create Record with JSON' in the docs.",
				instead:
					'Pass a list of values in JSON, such as [{"property": {"id": 13}, "stringValue": "a"}]. Each has one of stringValue, integerValue, decimalValue, dateTimeValue, optionValue, userValue, recordValue.',
				property: null,
			});
		},
	);

	it.each<unknown>(['', null, undefined])('is called empty when it is %p', (body) => {
		expect(reasonFor(body)).toBe("'Body' is empty.");
	});
});

describe('a body that an expression yields', () => {
	it('carries BigInt, Date and DateTime as what Tracy takes', () => {
		const datums = [
			{ property: { id: 11 }, integerValue: 9223372036854775807n },
			{ property: { id: 12 }, dateTimeValue: new Date(0) },
			{
				property: { id: 13 },
				dateTimeValue: DateTime.fromISO('2024-06-12T10:15:00', { zone: 'Europe/Kyiv' }),
			},
			{ property: { id: 14 }, dateTimeValue: structuredClone(new Date(0)) },
		];
		expect(bodyText(jsonDraft(datums))).toBe(
			'{"datums":[{"property":{"id":11},"integerValue":9223372036854775807},' +
				'{"property":{"id":12},"dateTimeValue":"1970-01-01T00:00:00.000Z"},' +
				'{"property":{"id":13},"dateTimeValue":"2024-06-12T07:15:00.000Z"},' +
				'{"property":{"id":14},"dateTimeValue":"1970-01-01T00:00:00.000Z"}],"dataset":{"id":1}}',
		);
	});

	it('leaves out what JSON does not know, as JSON.stringify does', () => {
		const body = { note: undefined, id: Symbol('x'), removed: () => 1, datums: [] };
		expect(bodyText(jsonDraft(body))).toBe('{"datums":[],"dataset":{"id":1}}');
	});

	it('carries texts and nulls as they are', () => {
		const datums = [{ stringValue: 'a' }, { stringValue: null }];
		expect(bodyText(jsonDraft(datums))).toBe(
			'{"datums":[{"stringValue":"a"},{"stringValue":null}],"dataset":{"id":1}}',
		);
	});

	it('names the path of what is wrong, and no line', () => {
		for (const stringValue of [5, true]) {
			expect(reasonFor([{ stringValue }])).toBe("'Body' datums[0].stringValue must be text.");
		}
		expect(reasonFor(nested(199))).toMatch(/^'Body' dataset\.dataset is not a field/);
	});

	it('is refused where a number in it has lost digits', () => {
		expect(reasonFor([{ integerValue: 2 ** 60 }])).toBe(
			"'Body' datums[0].integerValue has lost digits on its way here: a whole number beyond 9007199254740991 has to come as text.",
		);
	});

	it.each<[string, unknown, string]>([
		[
			'refers to itself',
			cyclic(),
			'it holds an object that refers to itself or stands more than 200 levels deep',
		],
		[
			'is deeper than any record',
			nested(200),
			'it holds an object that refers to itself or stands more than 200 levels deep',
		],
		[
			'holds an invalid Date',
			{ archived: new Date(NaN) },
			'it holds a date that is none, or outside the years 1 to 9999',
		],
		[
			'holds an invalid DateTime',
			{ archived: DateTime.invalid('x') },
			'it holds a date that is none, or outside the years 1 to 9999',
		],
		[
			'holds a date after 9999',
			{ archived: new Date(8.64e15) },
			'it holds a date that is none, or outside the years 1 to 9999',
		],
		['throws when it is read', throwing(), "it holds something that can't be read"],
		[
			'only says that it is a DateTime',
			{ isLuxonDateTime: true },
			"it holds something that can't be read",
		],
	])('is refused when it %s', (_what, body, reason) => {
		expect(mistakeIn(jsonDraft(body))).toMatchObject({
			reason: `'Body' is not JSON: ${reason}.`,
			next: 'Let the expression yield plain JSON data.',
		});
	});

	it.each<[string, unknown]>([
		['a number', 5],
		['a boolean', true],
		['a symbol', Symbol('x')],
		['a function', () => ({})],
		['a BigInt', 5n],
		['a Date', new Date(0)],
	])('is refused when it is %s', (_what, body) => {
		expect(reasonFor(body)).toBe("'Body' is neither an object nor a list of datums.");
	});

	it.each(['__proto__', 'constructor', 'toString'])('takes the key %s for data', (key) => {
		const body = Object.fromEntries([[key, { id: 5 }]]);
		expect(reasonFor(body)).toBe(`'Body' ${key} is not a field of Tracy's Create Record.`);
	});
});

function reasonFor(body: unknown, rest?: Partial<Draft>): string | undefined {
	return mistakeIn(jsonDraft(body, rest))?.reason;
}

function cyclic(): object {
	const datums: unknown[] = [];
	datums.push({ record: datums }, { record: datums });
	return { datums };
}

function nested(depth: number): object {
	let value = {};
	for (let level = 0; level < depth; level += 1) value = { dataset: value };
	return value;
}

function throwing(): object {
	return Object.defineProperty({}, 'id', { enumerable: true, get: () => BigInt('x') });
}
