import { Settings } from 'luxon';
import { retryAfter } from '../../../nodes/Tracy/delivery/decideRetry';

const now = Date.UTC(1994, 10, 6, 8, 49, 37);

describe('retryAfter', () => {
	it.each([
		['0', 0],
		['1', 1000],
		['120', 120_000],
		['007', 7000],
		[' 5 ', 5000],
		['9999999999', 9_999_999_999_000],
		['99999999999', 99_999_999_999_000],
		['9'.repeat(400), Infinity],
	])('reads "%s" as whole seconds', (header, ms) => {
		expect(retryAfter(header, now)).toBe(ms);
	});

	it.each([
		['Sun, 06 Nov 1994 08:49:47 GMT'],
		['Sunday, 06-Nov-94 08:49:47 GMT'],
		['Sun Nov  6 08:49:47 1994'],
	])('reads "%s", one of the three forms of an HTTP date', (header) => {
		expect(retryAfter(header, now)).toBe(10_000);
	});

	it.each([
		['Mon, 06 Nov 1994 08:49:47 GMT'],
		['Tuesday, 06-Nov-94 08:49:47 GMT'],
		['Wed Nov  6 08:49:47 1994'],
	])('reads "%s", whose weekday is wrong', (header) => {
		expect(retryAfter(header, now)).toBe(10_000);
	});

	it.each([['Sun, 06 Nov 1994 08:49:47 GMT'], ['Sun Nov  6 08:49:47 1994']])(
		'reads "%s" alike in an n8n that has another zone and language',
		(header) => {
			const { defaultZone, defaultLocale } = Settings;
			try {
				Settings.defaultZone = 'Asia/Tokyo';
				Settings.defaultLocale = 'fr';
				expect(retryAfter(header, now)).toBe(10_000);
			} finally {
				Settings.defaultZone = defaultZone;
				Settings.defaultLocale = defaultLocale;
			}
		},
	);

	it('counts the ms up to an HTTP date', () => {
		expect(retryAfter('Sun, 06 Nov 1994 08:49:38 GMT', now + 1)).toBe(999);
	});

	it.each([['Sun, 06 Nov 1994 08:49:37 GMT'], ['Sun, 06 Nov 1994 08:49:36 GMT']])(
		'does not wait for a date that has passed: "%s"',
		(header) => {
			expect(retryAfter(header, now)).toBe(0);
		},
	);

	it('reads a date in a far future', () => {
		expect(retryAfter('Fri, 31 Dec 9999 23:59:59 GMT', now)).toBe(
			Date.UTC(9999, 11, 31, 23, 59, 59) - now,
		);
	});

	it.each([
		['nothing', null],
		['an empty text', ''],
		['blanks', '   '],
		['a negative number', '-5'],
		['a signed number', '+5'],
		['a fraction', '1.5'],
		['an exponent', '1e3'],
		['a hexadecimal number', '0x10'],
		['other digits', '٣'],
		['a number with a unit', '10abc'],
		['a number with blanks inside', '1 0'],
		['two numbers', '1, 2'],
		['a word', 'soon'],
		['an ISO 8601 date', '1994-11-06T08:49:47Z'],
		['a date without a zone', 'Sun, 06 Nov 1994 08:49:47'],
		['a date in another zone', 'Sun, 06 Nov 1994 08:49:47 CET'],
		['a date with an offset', 'Sun, 06 Nov 1994 08:49:47 +0000'],
		['a date without a weekday', '06 Nov 1994 08:49:47 GMT'],
		['a date with a word in place of the weekday', 'Foo, 06 Nov 1994 08:49:47 GMT'],
		['a date that does not exist', 'Wed, 30 Feb 1994 08:49:47 GMT'],
		['a time that does not exist', 'Sun, 06 Nov 1994 25:49:47 GMT'],
	])('takes %s as no statement', (_, header) => {
		expect(retryAfter(header, now)).toBeUndefined();
	});
});
