import { DateTime } from 'luxon';
import { sent } from './sent';

const MEGABYTE = 1024 * 1024;

describe('Text', () => {
	it.each([
		'a',
		'0',
		'false',
		' ',
		'12,5',
		'null',
		'\u0000',
		'😀',
		'עברית',
		'\u202e',
		'\r\n',
		'{}',
	])('takes %j as it is', (text) => {
		expect(sent('stringValue', text)).toBe(text);
	});

	it('takes a megabyte of text', () => {
		expect(sent('stringValue', 'x'.repeat(MEGABYTE))).toHaveLength(MEGABYTE);
	});

	it.each<[unknown, string]>([
		[0, '0'],
		[-0, '0'],
		[1.5, '1.5'],
		[1e21, '1e+21'],
		[true, 'true'],
		[false, 'false'],
		[12345678901234567890n, '12345678901234567890'],
	])('takes %p as its text', (value, text) => {
		expect(sent('stringValue', value)).toBe(text);
	});

	it.each([NaN, Infinity, -Infinity])('refuses %p', (value) => {
		expect(sent('stringValue', value)).toBe(
			'is not a finite number. Leave it out, or pass a text instead.',
		);
	});

	it.each<[string, unknown]>([
		['an object', {}],
		['a Date', new Date(0)],
		['a DateTime', DateTime.utc()],
		['a boxed text', Object('a')],
		['a map', new Map()],
		['a function', () => 'a'],
		['a symbol', Symbol('a')],
	])('refuses %s, and says how to pass it', (_what, value) => {
		expect(sent('stringValue', value)).toBe(
			'is an object, not a text. Pass one of its fields, or the whole as text with {{ JSON.stringify(…) }}.',
		);
	});

	it('refuses a list inside a list', () => {
		expect(sent('stringValue', ['a'])).toMatch(/^is a list, not a text\. /);
	});
});
