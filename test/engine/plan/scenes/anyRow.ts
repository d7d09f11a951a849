import fc from 'fast-check';
import type { GenericValue, IDataObject } from 'n8n-workflow';
import { fieldNames } from './fieldNames';
import { anyText } from '../../../anyText';

/** Values that look like something else, or that are easily damaged on their way. */
const SPECIAL = [
	...['', ' ', '={{ 1 + 1 }}', '=1', '=', '{{ $json.a }}', '={{ $json.price }}', 'null', '0', '\0'],
	...['__proto__', '2024-06-12T10:15:00Z', '\ud83d', 'e\u0301', '}}', '\u2028'],
	...[0, -0, 0.1, -1, 2 ** 53, 1e308, 5e-324, true, false, null],
	...['a,b', ['b', 'a', 'c'], [{ name: 'x' }, { name: 'y' }], { b: { c: 1 }, a: [1] }],
	...[[], {}, [[]], [-0, null, '={{ 1 }}'], { a: { b: { c: -0 } } }, { length: 3 }, { '': [{}] }],
];

const anyName = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...fieldNames) },
	{ weight: 1, arbitrary: anyText({ maxLength: 8 }) },
);
const anyValue: fc.Arbitrary<GenericValue> = fc.oneof(
	fc.constantFrom<GenericValue[]>(...SPECIAL),
	fc.jsonValue({ maxDepth: 3 }).map((value): GenericValue => JSON.parse(JSON.stringify(value))),
	fc.dictionary(anyName, fc.constantFrom<GenericValue[]>(...SPECIAL), { maxKeys: 3 }),
);

/** What makes a row with any fields, of any JSON data, anew each time. */
export const anyRow: fc.Arbitrary<() => IDataObject> = fc
	.tuple(
		fc.array(fc.tuple(fc.constantFrom('a', 'b', 'price', 'name', 'tags'), anyValue), {
			maxLength: 5,
		}),
		fc.array(fc.tuple(anyName, anyValue), { maxLength: 12 }),
	)
	.map(([usual, others]) => [...usual, ...others])
	.map((fields) => () => structuredClone(Object.fromEntries(fields)));
