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

	it.each([2 ** 53, -(2 ** 53), 1e21, Number.MAX_VALUE])(
		'refuses the number %p, because it is no longer the one that was meant',
		(value) => {
			expect(sent('integerValue', value)).toBe(
				'is beyond 9007199254740991, so digits were already lost upstream. Pass it as text, as early in the workflow as it is read.',
			);
		},
	);

	it.each<unknown>([
		...[1.5, NaN, Infinity, '1.5', '1.0', '1e3', '12,5', '1,000', '1 000', '+5', ' 5', '5 ', ' '],
		...['5\n', '0x10', '४२', '４２', '--5', '-', 'five', 'true', '٣', '1_000'],
		...[true, false, {}, [], [5], null, undefined, Object(5), Symbol('5'), () => 5, new Date(0)],
	])('refuses %p', (value) => {
		expect(sent('integerValue', value)).toBe(NOT_WHOLE);
	});
});
