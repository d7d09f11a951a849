import { DateTime } from 'luxon';
import { text } from '../../../../nodes/Tracy/mapping/values/text';
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
	])('takes %j as it is', (value) => {
		expect(sent('stringValue', value)).toBe(value);
	});

	it('takes a megabyte of text', () => {
		expect(sent('stringValue', 'x'.repeat(MEGABYTE))).toHaveLength(MEGABYTE);
	});

	it.each<[unknown, string]>([
		[0, '0'],
		[-0, '0'],
		[1.5, '1.5'],
		[1e-7, '1e-7'],
		[Number.MAX_SAFE_INTEGER, '9007199254740991'],
		[true, 'true'],
		[false, 'false'],
		[12345678901234567890n, '12345678901234567890'],
	])('takes %p as its text', (value, its) => {
		expect(sent('stringValue', value)).toBe(its);
	});

	it.each([2 ** 53, 7_615_917_337_495_251_000, 1e21, -1e300])(
		'refuses the number %p, whose digits are lost already',
		(value) => {
			expect(sent('stringValue', value)).toMatch(
				/ so digits were already lost upstream\. Pass it as/,
			);
		},
	);

	it('takes a live date as JSON would hold it', () => {
		const local = DateTime.fromISO('2024-06-12T10:15:00', { zone: 'Asia/Kathmandu' });
		for (const date of [local, local.toJSDate(), structuredClone(local.toJSDate())]) {
			expect(sent('stringValue', date)).toBe(JSON.parse(JSON.stringify(date)));
		}
		expect(sent('stringValue', local)).toBe('2024-06-12T10:15:00.000+05:45');
	});

	it.each<unknown>([
		...[new Date(NaN), DateTime.invalid('x')],
		{ isLuxonDateTime: true, toMillis: () => 0, toISO: () => null },
	])('refuses a date that does not exist: %p', (date) => {
		expect(sent('stringValue', date)).toMatch(/^is a date that does not exist\. /);
	});

	it.each([NaN, Infinity, -Infinity])('refuses %p', (value) => {
		expect(sent('stringValue', value)).toBe(
			'is not a finite number. Leave it out, or pass a text instead.',
		);
	});

	it.each<[string, unknown]>([
		['an object', {}],
		['a boxed text', Object('a')],
		['a map', new Map()],
		['a function', () => 'a'],
		['a symbol', Symbol('a')],
	])('refuses %s, and says how to pass it', (_what, value) => {
		expect(sent('stringValue', value)).toBe(
			'is an object, not a text. Pass one of its fields, or the whole as text with {{ JSON.stringify(…) }}.',
		);
	});

	it('refuses a list inside a list, and tells an agent what to pass', () => {
		expect(text(['a'], { timezone: 'UTC' })).toMatchObject({
			mistake: { flaw: 'is a list, not a text', instead: 'Pass a text.' },
		});
	});
});
