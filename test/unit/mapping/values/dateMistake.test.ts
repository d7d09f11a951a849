import { dateTime } from '../../../../nodes/Tracy/mapping/values/dateTime';
import { sent } from './sent';

const PASS = 'Pass ISO 8601 text such as 2024-06-12T10:15:00+02:00.';

/** What is said where one expression converts a value. */
function convertedBy(expression: string, because = ''): string {
	return `is not a date and time${because}. Convert it in the expression: {{ ${expression} }}.`;
}

describe('a bare number as Date & Time', () => {
	it.each<unknown>([
		...[0, NaN, 5n, 2024, '0', '5', '2024', '202406', '2024164', 12345678, 12062024, -46205],
		...['123456789012345', '12345678901234567', '12345678901234567890'],
	])('is refused: %p', (value) => {
		expect(sent('dateTimeValue', value)).toBe(`is a bare number, and no date and time. ${PASS}`);
	});

	it.each<[value: unknown, what: string, expression: string]>([
		[
			202406121015,
			'may be a date and time without what stands between',
			'DateTime.fromFormat(String($json.date), "yyyyMMddHHmm")',
		],
		[
			'202406121015',
			'may be a date and time without what stands between',
			'DateTime.fromFormat($json.date.match(/\\d+/)[0], "yyyyMMddHHmm")',
		],
		[
			'46205.25',
			'may count days as spreadsheets do',
			'new Date(Math.round(($json.date - 25569) * 86400000)).toISOString().slice(0, -1)',
		],
		['199999999999', 'may count milliseconds', 'DateTime.fromMillis(Number($json.date))'],
		['199900010159', 'may count milliseconds', 'DateTime.fromMillis(Number($json.date))'],
		[-315619200, 'may count seconds', 'DateTime.fromSeconds($json.date)'],
		['-315619200', 'may count seconds', 'DateTime.fromSeconds(Number($json.date))'],
		[-315619200000, 'may count milliseconds', 'DateTime.fromMillis($json.date)'],
		[
			1718187300000000,
			'may count microseconds',
			'DateTime.fromMillis(Math.round($json.date / 1000))',
		],
		[
			'1718187300000000000',
			'may count nanoseconds',
			'DateTime.fromMillis(Math.round($json.date / 1000000))',
		],
	])('is refused with the one expression that converts it: %p', (value, what, expression) => {
		expect(sent('dateTimeValue', value)).toBe(
			`is a bare number, which ${what}. Convert it in the expression: {{ ${expression} }}.`,
		);
	});
});

describe('a text that is no date and time', () => {
	it.each([
		...['2024-02-30', '2023-02-29', '2024-13-01', '2024-00-10', '2024-06-00'],
		...['2024-06-12T25:00', '2024-06-12T10:60', '2024-06-12T10:15:60Z', '2024-06-12T24:01Z'],
		...['2024-06-12T10:15:60.123Z', '20240230', '202402301015', '20240612251500', '20241301'],
		...['202411310000', '202402012500', '202402152500', '0 Jun 2024 10:15:00 GMT'],
		...['Thu, 12 Jun 2024 10:15:00 GMT', '32 Jun 2024 10:15:00 GMT', '12 Jun 2024 10:15:00 +2500'],
	])('may be one that does not exist: %j', (text) => {
		expect(sent('dateTimeValue', text)).toBe(
			'is not a date and time: there is no such day or time. Correct it where it comes from, or leave it out.',
		);
	});

	it.each([
		...['2024-06-12 10:15 BST', '2024-06-12T10:15:00PST', '2024-06-12 10:15:00.123 CEST'],
		...['2024-06-12 10:15:00PST', '2024-06-12T10:15:00[W. Europe Standard Time]'],
		...['2024-06-12T10:15:00[Pacific Standard Time]', '2024-06-12T10:15:00+02:00 PM'],
	])('may have a timezone that is not known: %j', (text) => {
		expect(sent('dateTimeValue', text)).toMatch(
			/^is not a date and time: its timezone is not known\. Give the offset instead, /,
		);
	});

	it.each([
		['12/06/2024', 'MM/dd/yyyy', 'dd/MM/yyyy'],
		['6-7-24', 'M-d-yy', 'd-M-yy'],
	])('may have the month or the day first: %s', (text, monthFirst, dayFirst) => {
		const expression = (format: string) => `{{ DateTime.fromFormat($json.date, "${format}") }}`;
		expect(sent('dateTimeValue', text)).toBe(
			`is not a date and time. Convert it in the expression, if the month comes first: ${expression(monthFirst)}; if the day does: ${expression(dayFirst)}.`,
		);
	});

	it.each([
		['13/06/2024', 'dd/MM/yyyy'],
		['06/13/2024', 'MM/dd/yyyy'],
		['12.06.2024', 'dd.MM.yyyy'],
		['10.12.2024', 'dd.MM.yyyy'],
		['06.13.2024', 'MM.dd.yyyy'],
		['12.06.2024 10:15:30', 'dd.MM.yyyy HH:mm:ss'],
		['2024/06/12', 'yyyy/MM/dd'],
		['2024.6.2', 'yyyy.M.d'],
		['June 2, 2024', 'MMMM d, yyyy'],
		['Wed 12 Jun 2024', 'EEE d MMM yyyy'],
	])('may have one format: %s', (text, format) => {
		expect(sent('dateTimeValue', text)).toBe(
			convertedBy(`DateTime.fromFormat($json.date, "${format}")`),
		);
	});

	it.each([
		[' 12.06.2024', '.replace(/[^!-~]+/g, " ").trim()', 'dd.MM.yyyy'],
		['12.06.2024 \u00a010:15', '.replace(/[^!-~]+/g, " ").trim()', 'dd.MM.yyyy HH:mm'],
		['June 2nd, 2024', '.replace(/(\\d)(?:st|nd|rd|th)\\b/i, "$1")', 'MMMM d, yyyy'],
		['June 12th, 2024', '.replace(/(\\d)(?:st|nd|rd|th)\\b/i, "$1")', 'MMMM d, yyyy'],
	])('may have more in it than a format tells: %j', (text, plainly, format) => {
		expect(sent('dateTimeValue', text)).toBe(
			convertedBy(`DateTime.fromFormat($json.date${plainly}, "${format}")`),
		);
	});

	it('may be how JavaScript writes one, of which a blank beside the expression made a text', () => {
		const text = 'Wed Jun 12 2024 10:15:00 GMT+0200 (CEST)';
		const flaw = ': it is written as JavaScript does';
		expect(sent('dateTimeValue', text)).toBe(convertedBy('new Date($json.date)', flaw));
		expect(dateTime(`${text} `, { timezone: 'UTC' })).toEqual({
			ok: false,
			mistake: {
				flaw: `is not a date and time${flaw}`,
				next: 'Take away the blank beside the expression, so that it yields the date itself. If it is text already, convert it: {{ new Date($json.date) }}.',
				instead: PASS,
			},
		});
	});

	it('may be a list in JSON', () => {
		expect(sent('dateTimeValue', '["2024-06-12"]')).toBe(
			'is not a date and time: it is a list, as text. Pass the list itself: {{ JSON.parse($json.date) }}.',
		);
	});

	it.each([
		...['12/6/7', '12 24 June', 'June 12, 2024 7', 'an Invalid Date', 'Invalid Dates'],
		...['on Wed Jun 12 2024 10:15:00 GMT+0200', '1 /Date(1718187300000)/'],
		...['from 2024-06-12 10:15 PST', '2024-06-12 at noon PST'],
	])('may be anything else: %j', (text) => {
		expect(sent('dateTimeValue', text)).toMatch(
			/^is not a date and time\. Pass ISO 8601, SQL or RFC 2822 text such as /,
		);
	});
});
