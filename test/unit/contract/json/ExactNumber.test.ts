import fc from 'fast-check';
import { parseJson } from '../../../../nodes/Tracy/contract/json/parseJson';
import { ExactNumber, idText, plainJson } from '../../../../nodes/Tracy/contract/json/ExactNumber';

describe('plainJson', () => {
	it.each([
		['9007199254740991', 9007199254740991],
		['9007199254740993', '9007199254740993'],
		['-9223372036854775808', '-9223372036854775808'],
		['1.10', 1.1],
		['1e5', 100000],
		['1e400', '1e400'],
		['-1e400', '-1e400'],
	])('makes of %s a number where that is the same, else its digits', (text, plain) => {
		expect(plainJson(parseJson(text))).toBe(plain);
	});

	it('reaches into lists and objects, and takes the key __proto__ for data', () => {
		const text = '{"a":[{"b":9007199254740993}],"__proto__":{"c":1.10}}';
		const plain = plainJson(parseJson(text));
		expect(JSON.stringify(plain)).toBe('{"a":[{"b":"9007199254740993"}],"__proto__":{"c":1.1}}');
	});

	it('leaves nothing that JSON would change', () => {
		fc.assert(
			fc.property(fc.json(), (text) => {
				const plain = plainJson(parseJson(text));
				expect(JSON.parse(JSON.stringify(plain))).toEqual(plain === 0 ? 0 : noMinusZero(plain));
			}),
		);
	});
});

it('the digits of an ID are written as they are', () => {
	expect(idText(5)).toBe('5');
	expect(idText(new ExactNumber('9007199254740993'))).toBe('9007199254740993');
});

function noMinusZero(value: unknown): unknown {
	if (Object.is(value, -0)) return 0;
	if (Array.isArray(value)) return value.map(noMinusZero);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, noMinusZero(item)]));
}
