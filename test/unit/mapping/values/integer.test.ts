import fc from 'fast-check';
import { ExactNumber } from '../../../../nodes/Tracy/contract/json/ExactNumber';
import { encodeJson } from '../../../../nodes/Tracy/contract/json/encodeJson';
import { sent } from './sent';

const NOT_WHOLE = 'is not a whole number. Pass a whole number such as 42, or its digits as text.';

describe('Integer', () => {
	it.each<[unknown, number]>([
		[0, 0],
		['0', 0],
		['-0', 0],
		['007', 7],
		[-42, -42],
		[5n, 5],
		[1.0, 1],
		[9007199254740991, 9007199254740991],
		['-9007199254740991', -9007199254740991],
		['5.0', 5],
		['5.00', 5],
		['5.', 5],
		['+5', 5],
		['1e3', 1000],
		['-1.50e2', -150],
		['50e-1', 5],
		['0.000', 0],
		['0e999999999', 0],
	])('takes %p', (value, integer) => {
		expect(sent('integerValue', value)).toBe(integer);
	});

	it('sends no minus zero, which is no integer', () => {
		expect(sent('integerValue', -0)).toBe(0);
	});

	it('sends every digit of the whole 64-bit range, from text and from BigInt', () => {
		const range = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
		fc.assert(
			fc.property(range, (value) => {
				expect(encodeJson(sent('integerValue', value))).toBe(String(value));
				expect(encodeJson(sent('integerValue', String(value)))).toBe(String(value));
			}),
		);
	});

	it.each(['9223372036854775807', '-9223372036854775808', '9007199254740993'])(
		'sends %s exactly',
		(digits) => {
			expect(sent('integerValue', digits)).toEqual(new ExactNumber(digits));
			expect(sent('integerValue', BigInt(digits))).toEqual(new ExactNumber(digits));
		},
	);

	it.each<unknown>([
		...['9223372036854775808', '-9223372036854775809', '1'.repeat(1_000_000), 2n ** 63n],
	])('refuses what is outside the 64-bit range', (value) => {
		expect(sent('integerValue', value)).toBe(
			'is outside the range of an integer. Tracy stores integers from -9223372036854775808 to 9223372036854775807; a text has no such limit.',
		);
	});

	it.each([2 ** 53, 1e21, Number.MAX_VALUE])(
		'refuses the number %p, because it is no longer the one that was meant',
		(value) => {
			expect(sent('integerValue', value)).toBe(
				'is beyond 9007199254740991, so digits were already lost upstream. Pass it as text, as early in the workflow as it is read.',
			);
		},
	);

	it('refuses a number that is too far below 0 likewise', () => {
		expect(sent('integerValue', -(2 ** 53))).toMatch(/^is below -9007199254740991, so digits were/);
	});

	it.each(['1e19', '1e400', '9.3e18', '-1e999999999'])('refuses %s as out of range', (text) => {
		expect(sent('integerValue', text)).toMatch(/^is outside the range of an integer\. /);
	});

	it.each(['4.00638E+12', '4E+11', '4E+20', '-1.2E+100', ' 4.00638E+12 '])(
		'refuses %s, as a spreadsheet shows a number that is too long for it',
		(text) => {
			expect(sent('integerValue', text)).toBe(
				'is not a whole number: written with an exponent, it may have lost digits. Pass it as text, as early in the workflow as it is read.',
			);
		},
	);

	it.each([
		['1E3', 1000],
		['4.5E+10', 45_000_000_000],
		['40E+11', 4_000_000_000_000],
		['4e+12', 4_000_000_000_000],
	])('takes %s, which no spreadsheet has shortened', (text, number) => {
		expect(sent('integerValue', text)).toBe(number);
	});

	it('speaks of grouped digits of a text only', () => {
		expect(sent('integerValue', '12.345')).toMatch(/If its point groups digits/);
		expect(sent('integerValue', 12.345)).toMatch(/^is not a whole number\. Round it in/);
	});

	it.each<unknown>([1.5, '1.5', '5.50', '1e-3', '.5', -0.1, '1e-999999999'])(
		'refuses %p, and says how to round it',
		(value) => {
			expect(sent('integerValue', value)).toBe(
				'is not a whole number. Round it in the expression: {{ Math.round($json.price) }}. Or choose a property for decimals.',
			);
		},
	);

	it.each<unknown>([
		...[NaN, Infinity, ' ', '0x10', '--5', 'five', 'true', '5 6', '2024-06-12', '12:30'],
		...[true, false, {}, [], [5], null, undefined, Object(5), Symbol('5'), () => 5, new Date(0)],
	])('refuses %p', (value) => {
		expect(sent('integerValue', value)).toBe(NOT_WHOLE);
	});
});
