import fc from 'fast-check';
import { DateTime } from 'luxon';
import { isJsonData } from '../../../../nodes/Tracy/host/expressions/plainField';

class Price {
	amount = 1;
}

const anyJson = fc.jsonValue().filter((value) => {
	const keys: string[] = [];
	JSON.stringify(value, (key, member: unknown) => {
		keys.push(key);
		return member;
	});
	return !keys.some((key) => key in Object.prototype);
});

test('Whatever JSON can hold is JSON data, but for keys that every object inherits', () => {
	fc.assert(
		fc.property(anyJson, (value) => {
			expect(isJsonData(value)).toBe(true);
			expect(isJsonData(JSON.parse(JSON.stringify(value)))).toBe(true);
		}),
	);
});

test.each<[string, unknown]>([
	['negative zero', -0],
	['half a character', '\ud83d'],
	['an empty list', []],
])('So is %s', (_, value) => {
	expect(isJsonData(value)).toBe(true);
});

test.each<[string, unknown]>([
	['a key __proto__', JSON.parse('{"__proto__": {"a": 1}}')],
	['a key toString in a list', [{ toString: 'x' }]],
	['undefined', undefined],
	['NaN', NaN],
	['an endless number', -Infinity],
	['a BigInt', 1n],
	['a symbol', Symbol('a')],
	['a function', () => 1],
	['a Date', new Date(0)],
	['a DateTime', DateTime.fromMillis(0)],
	['a Map', new Map()],
	['a Set', new Set()],
	['bytes', new Uint8Array(1)],
	['a pattern', /a/],
	['an error', new Error('a')],
	['a number in a box', Object(1)],
	['an object of a class', new Price()],
	['an object that inherits', Object.create({ a: 1 })],
	['an object of no class', Object.create(null)],
	['a list with a hole', new Array(1)],
])('%s is not, wherever it stands', (_, value) => {
	for (const around of [value, [value], [1, [value]], { a: value }, { a: [{ b: value }] }]) {
		expect(isJsonData(around)).toBe(false);
	}
});
