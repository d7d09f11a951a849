import { knownOption } from '../../../../nodes/Tracy/mapping/values/option';
import { Property } from '../../../../nodes/Tracy/mapping/dataset/Definition';

const property = (options: Array<{ id: number; name: string }> | null) =>
	new Property({
		...{ id: 7, name: 'Rating', typeId: 'option', options },
		...{ isAutomatic: false, isPlural: false, isRequired: false },
	});

/** The IDs are one lower than the texts say, but for 9. */
const ratings = property([
	{ id: 1, name: '2' },
	{ id: 2, name: '3' },
	{ id: 3, name: '4' },
	{ id: 9, name: 'Nine' },
	{ id: 10, name: 'nine' },
	{ id: 11, name: '0' },
	{ id: 12, name: '2.5' },
	{ id: 13, name: 'TRUE' },
	{ id: 14, name: '3.0' },
	{ id: 15, name: '10' },
]);

describe('an option of a property whose options are known', () => {
	it.each<[string, unknown, number]>([
		['a number that is an ID', 2, 2],
		['a number that is the text of one and the ID of none', 4, 3],
		['digits that are the text of one and the ID of none', '4', 3],
		['digits that are the ID of one and the text of none', '9', 9],
		['its text', 'Nine', 9],
		['a number that can be no ID but a text', 0, 11],
		['a BigInt that can be no ID but a text', 0n, 11],
		['a fraction that is a text', 2.5, 12],
		['a boolean that is a text', true, 13],
		['a reference, which is never a text', { id: 2, text: '3' }, 2],
		['its text with blanks around it', ' \u00a0Nine\u200b', 9],
		['an ID with blanks around it', '9 ', 9],
		['a whole number in another form', '9.0', 9],
		['the very text of a fraction', '2.5', 12],
		['the very text of a whole number in another form', '3.0', 14],
		['the very text, where another differs in case only', 'nine', 10],
	])('is found by %s', (_, value, id) => {
		expect(knownOption(value, ratings)).toEqual({ ok: true, value: { id } });
	});

	it('is not found by digits that are the ID of one and the text of another', () => {
		expect(knownOption('2', ratings)).toEqual({
			ok: false,
			mistake: {
				flaw: 'is the ID of one option of property "Rating" (7) and the text of another, with the ID 1',
				next: 'Pass the ID as a number: {{ Number($json.option) }}.',
				instead: 'To mean the option 1, pass 1.',
			},
		});
	});

	it('is found by digits that are its ID and its text', () => {
		const own = property([{ id: 5, name: '5' }]);
		expect(knownOption('5', own)).toEqual({ ok: true, value: { id: 5 } });
	});

	it.each<[string, unknown, RegExp]>([
		['digits of which that is true as well', '10', /^is the ID of one option .* with the ID 15$/],
		['a text that nearly two have', 'NINE', /^is the name of 2 options .*, with the IDs 9, 10$/],
		[
			'a text that none has',
			'Ten',
			/^is no option of property "Rating" \(7\), which has: "2", "3", "4", "Nine", "nine", "0", "2.5", "TRUE", "3.0", "10"$/,
		],
		['an ID that none has', 77, /^is no option of/],
		['a reference to none', { id: 4 }, /^is no option of/],
		['an object without an ID', { text: 'Nine' }, /^is an object without an ID$/],
		[
			'a number that has lost digits',
			7_615_917_337_495_251_000,
			/^is beyond .* digits were already lost/,
		],
		['a boolean that is no text', false, /^is no option of/],
		['a fraction that is no text', 1.5, /^is no option of/],
	])('is not found by %s', (_, value, reason) => {
		expect(knownOption(value, ratings)).toMatchObject({
			ok: false,
			mistake: { flaw: expect.stringMatching(reason) },
		});
	});

	it("says where its text stands in an object with another system's ID", () => {
		const object = { id: 12_345, note: 'Ten', value: 'Nine' };
		expect(knownOption(object, ratings)).toMatchObject({
			mistake: {
				flaw: expect.stringMatching(/^is no option of .*, which has: "2", /),
				next: 'Pass its text: {{ $json.tag.value }}.',
				instead: 'Pass its text.',
			},
		});
	});

	it('is one of these, where an object has the text of none', () => {
		expect(knownOption({ id: 12_345, value: 'Ten' }, ratings)).toMatchObject({
			mistake: { next: 'Use one of these names, or the ID of the option.' },
		});
	});
});

describe('an option of a property whose options Tracy does not tell', () => {
	it('is taken by ID as it is', () => {
		expect(knownOption('5', property(null))).toEqual({ ok: true, value: { id: 5 } });
	});

	it.each<[unknown, flaw: string, next: string]>([
		[{ text: 'Five' }, 'is an object without an ID', 'Pass its ID: {{ $json.owner.id }}.'],
		[true, 'is not an ID', 'An ID is a whole number above 0, such as 17.'],
	])('needs an ID, which %j is not', (value, flaw, next) => {
		expect(knownOption(value, property(null))).toMatchObject({ mistake: { flaw, next } });
	});

	it('can not be found by its text', () => {
		expect(knownOption('Five', property(null))).toMatchObject({
			mistake: {
				flaw: 'is not an ID, and Tracy does not tell the options of property "Rating" (7)',
			},
		});
	});
});
