import fc from 'fast-check';
import { DateTime } from 'luxon';
import { bodyText, fieldsDraft, mistakeIn, people } from './drafts';
import { anyText } from '../../anyText';

const MEGABYTE = 1024 * 1024;

describe('values given property by property', () => {
	it('become a datum each, in the column of their type and in their order', () => {
		expect(
			datumsOf([
				{ property: 11, valueType: 'stringValue', value: 'Land Girls' },
				{ property: '12', valueType: 'integerValue', value: '9223372036854775807' },
				{ property: 13, valueType: 'decimalValue', value: '1.10' },
				{ property: 14, valueType: 'dateTimeValue', value: DateTime.utc(2024, 6, 12) },
				{ property: 15, valueType: 'optionValue', value: 151 },
				{ property: 16, valueType: 'userValue', value: '7' },
				{ property: 17, valueType: 'recordValue', value: '9007199254740993' },
			]),
		).toBe(
			'[{"property":{"id":11},"stringValue":"Land Girls"},' +
				'{"property":{"id":12},"integerValue":9223372036854775807},' +
				'{"property":{"id":13},"decimalValue":1.10},' +
				'{"property":{"id":14},"dateTimeValue":"2024-06-12T00:00:00.000Z"},' +
				'{"property":{"id":15},"optionValue":{"id":151}},' +
				'{"property":{"id":16},"userValue":{"id":7}},' +
				'{"property":{"id":17},"recordValue":{"id":9007199254740993}}]',
		);
	});

	it('are read in the timezone of the draft', () => {
		const datum = { property: 13, valueType: 'dateTimeValue', value: '2024-06-12' };
		expect(bodyText(fieldsDraft([datum], { timezone: 'Europe/Kyiv' }))).toContain(
			'"2024-06-11T21:00:00.000Z"',
		);
	});

	it('make a datum for each element of an array', () => {
		expect(datumsOf([{ property: 15, valueType: 'optionValue', value: [1, '2', 3n] }])).toBe(
			'[{"property":{"id":15},"optionValue":{"id":1}},{"property":{"id":15},"optionValue":{"id":2}},{"property":{"id":15},"optionValue":{"id":3}}]',
		);
	});

	it.each<unknown>([null, undefined, '', [], [null], ['', undefined, null]])(
		'make no datum of %p',
		(value) => {
			expect(datumsOf([{ property: 13, valueType: 'integerValue', value }])).toBe('[]');
		},
	);

	it('make no datum of what is missing', () => {
		expect(bodyText(fieldsDraft([]))).toBe('{"datums":[],"dataset":{"id":1}}');
	});

	it.each<[string, unknown, string]>([
		['stringValue', 0, '"0"'],
		['stringValue', false, '"false"'],
		['stringValue', '0', '"0"'],
		['stringValue', ' ', '" "'],
		['integerValue', 0, '0'],
		['integerValue', '0', '0'],
		['decimalValue', 0, '0'],
		['decimalValue', '0', '0'],
	])('take for %s %p as a value', (valueType, value, sent) => {
		expect(datumsOf([{ property: 13, valueType, value }])).toBe(
			`[{"property":{"id":13},"${valueType}":${sent}}]`,
		);
	});

	it('skip the empty elements of an array and keep the others', () => {
		expect(datumsOf([{ property: 13, valueType: 'stringValue', value: ['a', null, '', 0] }])).toBe(
			'[{"property":{"id":13},"stringValue":"a"},{"property":{"id":13},"stringValue":"0"}]',
		);
	});

	it.each<[string, unknown, string]>([
		[
			'decimalValue',
			'12,5',
			'The value "12,5" of property 13 is not a decimal number: it has a decimal comma.',
		],
		[
			'decimalValue',
			[1, '1,000'],
			'The value "1,000" of property 13 is not a decimal number: it has its digits grouped.',
		],
		['integerValue', true, 'The value true of property 13 is not a whole number.'],
		[
			'dateTimeValue',
			'2024-02-30',
			'The value "2024-02-30" of property 13 is not a date and time: there is no such day or time.',
		],
		['optionValue', 'Red', 'The value "Red" of property 13 is not an ID.'],
		['userValue', 0, 'The value 0 of property 13 is not an ID.'],
		['recordValue', '../5', 'The value "../5" of property 13 is not an ID.'],
		['stringValue', { a: 1 }, 'The value {"a":1} of property 13 is an object, not a text.'],
	])('name the property and the value that %s refuses', (valueType, value, reason) => {
		expect(mistakeIn(fieldsDraft([{ property: 13, valueType, value }]))).toMatchObject({
			reason,
			property: '13',
			next: expect.stringMatching(/\.$/),
		});
	});

	it.each<[unknown, string]>([
		[undefined, "'Property' of value 2 is empty."],
		[null, "'Property' of value 2 is empty."],
		['', "'Property' of value 2 is empty."],
		['Title', '\'Property\' "Title" of value 2 is not an ID.'],
		[0, "'Property' 0 of value 2 is not an ID."],
		[-1, "'Property' -1 of value 2 is not an ID."],
		[1.5, "'Property' 1.5 of value 2 is not an ID."],
		['1/2', '\'Property\' "1/2" of value 2 is not an ID.'],
		['5\u200b6', '\'Property\' "5\\u200b6" of value 2 is not an ID.'],
		[2147483648, "'Property' 2147483648 of value 2 is too large for an ID."],
		[{ value: 5 }, '\'Property\' {"value":5} of value 2 is an object without an ID.'],
	])('name a property that is %p by the place of its value', (property, reason) => {
		const first = { property: 13, valueType: 'stringValue', value: 'a' };
		const second = { property, valueType: 'stringValue', value: 'b' };
		expect(mistakeIn(fieldsDraft([first, second]))).toMatchObject({ reason, property: null });
	});

	it.each<unknown>([
		...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'text', 'StringValue', ''],
		...[null, undefined, 0, 5, {}, [], ['stringValue'], Symbol('x'), () => 'stringValue'],
	])('refuse %p as a value type, with and without a value', (valueType) => {
		for (const value of ['a', '']) {
			const mistake = mistakeIn(fieldsDraft([{ property: 13, valueType, value }]));
			expect(mistake?.reason).toMatch(/^'Value Type' .* of property 13 does not exist\.$/);
			expect(mistake?.next).toContain('stringValue, integerValue, decimalValue');
			expect(mistake?.property).toBe('13');
		}
	});

	it('may be a thousand', () => {
		const datums = Array.from({ length: 1000 }, (_, index) => ({
			property: index + 1,
			valueType: 'integerValue',
			value: index,
		}));
		const body = JSON.parse(bodyText(fieldsDraft(datums)));
		expect(body.datums).toHaveLength(1000);
		expect(body.datums[999]).toEqual({ property: { id: 1000 }, integerValue: 999 });
	});

	it('may be a megabyte, and any text at all, which arrives unchanged', () => {
		const texts = ['x'.repeat(MEGABYTE), '\u0000', '😀', 'שלום', '\ud800', '"\\\n', '__proto__'];
		for (const value of texts) {
			const text = datumsOf([{ property: 13, valueType: 'stringValue', value }]);
			expect(JSON.parse(text)[0].stringValue).toBe(value);
		}
		fc.assert(
			fc.property(anyText({ minLength: 1 }), (value) => {
				const text = datumsOf([{ property: 13, valueType: 'stringValue', value }]);
				expect(JSON.parse(text)[0].stringValue).toBe(value);
			}),
		);
	});
});

describe('values whose type is that of the property', () => {
	const dataset = people([
		{ id: 13, name: 'Age', typeId: 'integer' },
		{ id: 14, name: 'Colour', typeId: 'option', options: [{ id: 141, name: 'Red' }] },
		{ id: 15, name: 'Number', isAutomatic: true },
		{ id: 16, name: 'Photo', typeId: 'image' },
	]);
	const sentFor = (
		property: number,
		value: unknown,
		valueType = 'propertyType',
		definition: typeof dataset | null = dataset,
	) => bodyText(fieldsDraft([{ property, valueType, value }]), definition);

	it.each<[number, unknown, string]>([
		[13, '7', '"integerValue":7'],
		[14, 'red', '"optionValue":{"id":141}'],
	])('stand in its column: %d', (property, value, sent) => {
		expect(sentFor(property, value)).toBe(
			`{"datums":[{"property":{"id":${property}},${sent}}],"dataset":{"id":1}}`,
		);
	});

	it('lose nothing with a property that is not known where there are none', () => {
		for (const value of ['', null, []]) {
			expect(sentFor(99, value)).toBe('{"datums":[],"dataset":{"id":1}}');
			expect(sentFor(99, value, 'propertyType', null)).toBe('{"datums":[],"dataset":{"id":1}}');
		}
	});

	it.each<[typeof dataset | null, string]>([
		[
			null,
			"The type of property 99 is not known without a dataset. Choose a dataset, or the 'Value Type' of each value.",
		],
		[
			dataset,
			'Property 99 does not exist in dataset "People" (1), which has: "Age", "Colour", "Number", "Photo". Choose another property, or choose its \'Value Type\'.',
		],
		[
			people(null),
			"The type of property 99 is not known, because Tracy does not tell the properties of the dataset. Choose another property, or choose its 'Value Type'.",
		],
	])('are refused where that is not known', (definition, sentences) => {
		for (const value of ['a', {}]) {
			expect(sentFor(99, value, 'propertyType', definition)).toBe(sentences);
		}
		const draft = fieldsDraft([{ property: 99, valueType: 'propertyType', value: 'a' }]);
		expect(mistakeIn(draft, definition)?.property).toBe('99');
	});

	it('are refused where the property takes none, though another type may be chosen for a file', () => {
		expect(sentFor(15, 1)).toBe(
			'Tracy fills in property "Number" (15) by itself, so it takes no value. Leave it out.',
		);
		expect(sentFor(15, 1, 'integerValue')).toBe(sentFor(15, 1));
		expect(sentFor(15, '')).toBe('{"datums":[],"dataset":{"id":1}}');
		expect(sentFor(16, 'a.png')).toBe(
			'Files can\'t be sent, and those are what property "Photo" (16) holds. Leave it out.',
		);
		expect(sentFor(16, 'a.png', 'stringValue')).toContain('"stringValue":"a.png"');
	});

	it('are chosen otherwise without a dataset, or with its name in what is said', () => {
		expect(sentFor(13, 'x', 'integerValue')).toMatch(/^The value "x" of property "Age" \(13\) is/);
		expect(sentFor(13, 'x', ' integerValue ', null)).toMatch(/^The value "x" of property 13 is/);
		expect(sentFor(13, 'x', 'integerValue', people(null))).toMatch(/ of property 13 is/);
	});
});

function datumsOf(datums: Parameters<typeof fieldsDraft>[0]): string {
	return bodyText(fieldsDraft(datums))
		.replace(/^\{"datums":/, '')
		.replace(/,"dataset".*$/, '');
}
