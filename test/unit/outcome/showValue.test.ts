import fc from 'fast-check';
import { listed, shorten, showValue } from '../../../nodes/Tracy/outcome/showValue';

describe('showValue', () => {
	it.each<[unknown, string]>([
		['12,5', '"12,5"'],
		['a"b', '"a\\"b"'],
		['line\nbreak\u0000', '"line\\nbreak\\u0000"'],
		['\ud800', '"\\ud800"'],
		[1.5, '1.5'],
		[NaN, 'NaN'],
		[12345678901234567890n, '12345678901234567890'],
		[true, 'true'],
		[null, 'null'],
		[undefined, 'undefined'],
		[{ id: 5 }, '{"id":5}'],
		[Symbol('x'), 'Symbol(x)'],
		[{ id: 5n }, '[object]'],
	])('shows %p', (value, shown) => {
		expect(showValue(value)).toBe(shown);
	});

	it('shows what throws when it is shown as an object', () => {
		expect(showValue({ toJSON: () => BigInt('x') })).toBe('[object]');
		expect(showValue({ toJSON: () => undefined, toString: () => BigInt('x') })).toBe('[object]');
	});

	it('shows the beginning of what is long, and never half a character', () => {
		expect(showValue('x'.repeat(1_000_000))).toBe(`"${'x'.repeat(79)}…`);
		expect(showValue(10n ** 500n)).toBe(`1${'0'.repeat(79)}…`);
		expect(showValue(`a${'😀'.repeat(100)}`)).toBe(`"a${'😀'.repeat(78)}…`);
		expect(showValue('😀'.repeat(100))).toBe(`"${'😀'.repeat(79)}…`);
	});

	it('never throws, and shows one short line', () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
				expect(showValue(value)).toMatch(/^.{1,81}$/u);
			}),
		);
	});
});

describe('a text that is cut off', () => {
	it.each([
		['abc', 'abc'],
		['abcd', 'abc…'],
		['😀😀😀', '😀😀😀'],
		['😀😀😀😀', '😀😀😀…'],
	])('has three characters and a sign where it has more: %j', (text, shown) => {
		expect(shorten(text, 3)).toBe(shown);
	});
});

describe('a list of texts', () => {
	it.each([
		[[], ''],
		[['a', 'b'], 'a, b'],
		[['a', 'b', 'c', 'd', 'e'], 'a, b, and 3 more'],
	])('names two of them and how many more there are: %j', (texts: string[], shown) => {
		expect(listed(texts, 2)).toBe(shown);
	});

	it('may be of other things, and divided otherwise', () => {
		expect(listed([1, 2, 3], 2, (number) => `#${number}`, '; ')).toBe('#1; #2; and 1 more');
	});
});
