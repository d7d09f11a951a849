import {
	listAdvice,
	listInText,
	partsOfText,
} from '../../../../nodes/Tracy/mapping/values/listInText';
import { evaluated } from '../valueTable';

describe('a list in JSON as text', () => {
	it.each<[text: string, list: unknown[]]>([
		['["a","b"]', ['a', 'b']],
		[' \u00a0[1, [2]]\n', [1, [2]]],
		['[]', []],
	])('is read: %j', (text, list) => {
		expect(JSON.stringify(listInText(text))).toBe(JSON.stringify(list));
	});

	it.each<unknown>(['', 'a', '{"a":[]}', '"[]"', '[draft] Report', '[1', '[1] of 2', ['a'], null])(
		'is not: %j',
		(value) => {
			expect(listInText(value)).toBeUndefined();
		},
	);
});

describe('the parts of a text', () => {
	const parts = (text: string) =>
		partsOfText(text, (part) => ['a', 'b', 'AC;DC', 'Kyiv, Ukraine'].includes(part));

	it.each([
		['a;b', ['a', 'b']],
		['a , \u00a0b', ['a', 'b']],
		['a;b,a', ['a', 'b', 'a']],
		['a, b, ', ['a', 'b']],
		['a; Kyiv, Ukraine', ['a', 'Kyiv, Ukraine']],
		['a, AC;DC', ['a', 'AC;DC']],
		['b;', ['b']],
	])('are those between its marks: %j', (text, expected) => {
		expect(parts(text)).toEqual(expected);
	});

	it.each(['', ';', ' , ', 'a', 'a, c', 'a b'])('are none of %j', (text) => {
		expect(parts(text)).toBeUndefined();
	});
});

describe('the advice for a text that may be a list', () => {
	it.each([
		['a;b', ['a', 'b']],
		['a, b;c', ['a', ' b;c']],
		['a|b', ['a', 'b']],
		['a、b', ['a', 'b']],
		['a\nb', ['a', 'b']],
		['a\r\nb', ['a', 'b']],
		['{a,b}', ['a', 'b']],
		[' ("a", b)', [' a', ' b']],
		['a (b),c', ['a (b)', 'c']],
	])('makes a list of %j', (text, list) => {
		const advice = listAdvice(text);
		const [, expression = ''] = /pass a list: \{\{ (.*) \}\}\.$/.exec(advice?.next ?? '') ?? [];
		expect(evaluated(expression, { $json: { tags: text } })).toEqual(list);
		expect(advice?.instead).toBe(
			'To give several values, pass a list in JSON, such as ["one","another"].',
		);
	});

	it.each<unknown>(['', 'a b', '(a)', 5, null, ['a', 'b']])('is none for %j', (value) => {
		expect(listAdvice(value)).toBeUndefined();
	});
});
