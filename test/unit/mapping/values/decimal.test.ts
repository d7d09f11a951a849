import fc from 'fast-check';
import { encodeJson } from '../../../../nodes/Tracy/contract/json/encodeJson';
import { decimal } from '../../../../nodes/Tracy/mapping/values/decimal';
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

	it.each([
		['007', '7'],
		['0005.50', '5.50'],
		['.5', '0.5'],
		['-.5', '-0.5'],
		['5.', '5'],
		['+12.5', '12.5'],
		['-007', '-7'],
		['00', '0'],
		['+1.e5', '1e5'],
	])('takes %s, however it is written, as %s', (text, digits) => {
		expect(encodeJson(sent('decimalValue', text))).toBe(digits);
	});

	it.each([2 ** 53, 7_615_917_337_495_251_000, 1e21, -1e300])(
		'takes %p, which a double holds',
		(value) => {
			expect(sent('decimalValue', value)).toBe(value);
		},
	);

	it.each(['0x10', '1e', '1,2,3', '10-20'])('refuses %s, and says how to write it', (text) => {
		expect(sent('decimalValue', text)).toBe(NOT_DECIMAL);
	});

	it.each<unknown>([
		...['Infinity', '-Infinity', ' ', '\t', '.', '+', 'five', '½', 'true'],
		...[NaN, Infinity, -Infinity, true, false, {}, [], [1], null, undefined, Object(5)],
		...[Symbol('5'), () => 5, new Date(0)],
	])('refuses %p, in which no digit stands', (value) => {
		expect(sent('decimalValue', value)).toBe(
			'is not a decimal number. Pass a number such as 1234.5, or its digits as text.',
		);
	});

	it.each([
		['5,-', '5'],
		['1.000,-', '1000'],
		['-5,-', '-5'],
		["CHF -1'000.-", '-1000'],
		['00,5 €', '0.5'],
		[',5', '0.5'],
		['–5', '-5'],
	])('tells an agent that gave %s to pass %s', (text, digits) => {
		expect(decimal(text, { timezone: 'UTC' })).toMatchObject({
			mistake: { instead: `Pass ${digits}.` },
		});
	});
});
