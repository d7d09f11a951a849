import fc from 'fast-check';
import { encodeJson } from '../../../../nodes/Tracy/contract/json/encodeJson';
import { sent } from './sent';

const NOT_DECIMAL =
	'is not a decimal number. Write it with a point and without grouping, such as 1234.5.';

describe('Decimal', () => {
	it('sends every finite number as the same double', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
				expect(Number(encodeJson(sent('decimalValue', value)))).toBe(value === 0 ? 0 : value);
			}),
		);
	});

	it.each([
		...['0', '-0', '1.10', '0.1', '12.50', '-1234.5', '1e5', '1E-7', '5e-324', '1e-400'],
		...['123456789012345678901234567890.123456789'],
	])('keeps the digits of the text %s', (digits) => {
		expect(encodeJson(sent('decimalValue', digits))).toBe(digits);
	});

	it('takes a BigInt with its digits', () => {
		expect(encodeJson(sent('decimalValue', 2n ** 70n))).toBe('1180591620717411303424');
	});

	it.each(['1e400', '-1e309', '9'.repeat(310)])('refuses %s, which no double holds', (value) => {
		expect(sent('decimalValue', value)).toBe(
			'is too large for a decimal number. Tracy stores decimals as doubles, up to about 1.8e308; a text has no such limit.',
		);
	});

	it.each<unknown>([
		...['12,5', '1,000', '1,000.5', '1 000', "1'000", '.5', '5.', '+5', '01.5', '0x10', '1_000'],
		...['NaN', 'Infinity', '-Infinity', ' ', '\t', ' 5', '5 ', '5\n', '1e', '1.e5', '٣', '5 €'],
		...[NaN, Infinity, -Infinity, true, false, {}, [], [1], null, undefined, Object(5)],
		...[Symbol('5'), () => 5, new Date(0)],
	])('refuses %p', (value) => {
		expect(sent('decimalValue', value)).toBe(NOT_DECIMAL);
	});
});
