import { flawed } from '../../outcome/Result';
import { withoutBlanks } from '../../outcome/withoutBlanks';
import type { ValueContext } from './Converter';
import { listMistake, placeholderMistake } from './numberMistake';
import { DateTime } from 'luxon';

/** What numbers count, by how many digits they have before the point, and what makes a date of them. */
const COUNTS: Array<[digits: RegExp, what: string, expression: (date: string) => string]> = [
	[
		/^\d{5}$/,
		'may count days as spreadsheets do',
		// Without a zone, so that it is read in the zone that is in use.
		() => 'new Date(Math.round(($json.date - 25569) * 86400000)).toISOString().slice(0, -1)',
	],
	[/^-?\d{9,10}$/, 'may count seconds', (date) => `DateTime.fromSeconds(${date})`],
	[/^-?\d{11,13}$/, 'may count milliseconds', (date) => `DateTime.fromMillis(${date})`],
	[
		/^\d{16}$/,
		'may count microseconds',
		() => 'DateTime.fromMillis(Math.round($json.date / 1000))',
	],
	[
		/^\d{19}$/,
		'may count nanoseconds',
		() => 'DateTime.fromMillis(Math.round($json.date / 1000000))',
	],
];

/** The formats of a date, and maybe a time, without what stands between their parts. */
const COMPACT: Array<[format: string, what: string]> = [
	['yyyyMMdd', 'without its dashes'],
	['yyyyMMddHHmm', 'and time without what stands between'],
	['yyyyMMddHHmmss', 'and time without what stands between'],
];
const MONTH_AND_DAY = /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;

/** How JavaScript and .NET write a date, and what reads it. */
const WRITTEN: Array<[form: RegExp, by: string, expression: string]> = [
	[
		/^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d{4} \d\d:\d\d:\d\d GMT/,
		'JavaScript does',
		'new Date($json.date)',
	],
	[/^\/Date\(-?\d/, '.NET does', 'DateTime.fromMillis(Number($json.date.match(/-?\\d+/)[0]))'],
];

/** The form of a date or a time of which a part does not exist, such as 2024-02-30. */
const IMPOSSIBLE =
	/^(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?Z?)?|(?:[A-Z][a-z]{2}, )?\d\d? [A-Z][a-z]{2} \d{4} [\d:]+ (?:GMT|[+-]\d{4}))$/;
/** CEST behind a time, or a name of Windows in brackets. */
const UNKNOWN_ZONE = /^\d{4}-\d\d-\d\d[T ].*(?:\d ?[A-Z]{2,5}|\[\w[^\s[]* [^[\]]+\])$/;

const PASS = 'Pass ISO 8601 text such as 2024-06-12T10:15:00+02:00.';
const NOT_A_DATE = flawed('is not a date and time', PASS);
const NO_SUCH_DAY = flawed(
	'is not a date and time: there is no such day or time',
	'Correct it where it comes from, or leave it out.',
);

/** What an expression makes of what is no date. */
export const DATE_THAT_IS_NONE = flawed(
	'is a date that does not exist',
	'Leave it out, or look at what it was made of.',
);

/**
 * What is wrong with a number or a text that is no date and time, and the expression that converts
 * it, where one does.
 */
export function dateMistake(
	given: string | number | bigint,
	context: ValueContext,
): ReturnType<typeof flawed> {
	const zone = context.isOwnTimezone ? `, { zone: ${JSON.stringify(context.timezone)} }` : '';
	const text = withoutBlanks(String(given));
	const whole = /^(\d+|-\d{9,})(?:\.\d+)?$/.exec(text)?.[1];
	if (whole !== undefined || typeof given !== 'string') {
		return numberMistake(given, whole ?? text, zone);
	}
	const written = WRITTEN.find(([form]) => form.test(text));
	if (written) {
		const [, by, reading] = written;
		return flawed(
			`is not a date and time: it is written as ${by}`,
			given === text
				? `Convert it in the expression: {{ ${reading} }}.`
				: `Take away the blank beside the expression, so that it yields the date itself. If it is text already, convert it: {{ ${reading} }}.`,
			PASS,
		);
	}
	if (/^Invalid Date(?:Time)?$/.test(text)) return DATE_THAT_IS_NONE;
	const odd = placeholderMistake(given, NOT_A_DATE) ?? listMistake(given, '$json.date', NOT_A_DATE);
	if (odd) return odd;
	if (IMPOSSIBLE.test(text)) return NO_SUCH_DAY;
	const { plain, field } = readably(given);
	const expression = (format: string, date = field) =>
		`{{ DateTime.fromFormat(${date}, "${format}"${zone}) }}`;
	const [format, dayFirst] = formatsOf(plain);
	if (format !== undefined) {
		const convert = 'Convert it in the expression';
		return flawed(
			'is not a date and time',
			dayFirst === undefined
				? `${convert}: ${expression(format)}.`
				: `${convert}, if the month comes first: ${expression(format)}; if the day does: ${expression(dayFirst)}.`,
			PASS,
		);
	}
	if (UNKNOWN_ZONE.test(text)) {
		return flawed(
			'is not a date and time: its timezone is not known',
			'Give the offset instead, such as -08:00, or a name such as America/Los_Angeles.',
		);
	}
	return flawed(
		'is not a date and time',
		`Pass ISO 8601, SQL or RFC 2822 text such as 2024-06-12T10:15:00+02:00, or convert another form in the expression: ${expression('dd.MM.yyyy', '$json.date')}.`,
		PASS,
	);
}

/** A text without what no format tells (odd blanks, "12th"), and the expression that gives it. */
function readably(given: string): { plain: string; field: string } {
	const spaced = given.replace(/[^!-~]+/g, ' ').trim();
	const plain = spaced.replace(/(\d)(?:st|nd|rd|th)\b/i, '$1');
	const spacing = spaced === given ? '' : '.replace(/[^!-~]+/g, " ").trim()';
	const ordinal = plain === spaced ? '' : '.replace(/(\\d)(?:st|nd|rd|th)\\b/i, "$1")';
	return { plain, field: `$json.date${spacing}${ordinal}` };
}

function numberMistake(value: string | number | bigint, whole: string, zone: string) {
	const date = typeof value === 'number' ? '$json.date' : 'Number($json.date)';
	const because = (what: string, expression: string) =>
		flawed(
			`is a bare number, which ${what}`,
			`Convert it in the expression: {{ ${expression} }}.`,
			PASS,
		);
	const [format, what] = COMPACT.find(([{ length }]) => length === whole.length) ?? [];
	if (format !== undefined && /^(?:19|20)/.test(whole)) {
		const isText = typeof value === 'string';
		const digits = isText ? '$json.date.match(/\\d+/)[0]' : 'String($json.date)';
		if (DateTime.fromFormat(whole, format).isValid) {
			const reading = `DateTime.fromFormat(${digits}, "${format}"${zone})`;
			return because(`may be a date ${what}`, format === 'yyyyMMdd' ? digits : reading);
		}
		// Twelve digits without such a month or day count milliseconds.
		if (whole.length !== 12 || MONTH_AND_DAY.test(whole)) return NO_SUCH_DAY;
	}
	const count = COUNTS.find(([digits]) => digits.test(whole));
	return count
		? because(count[1], count[2](date))
		: flawed('is a bare number, and no date and time', PASS);
}

const DATE_AND_TIME = /^(.{6,30}?)(?:(,? )(\d\d?:\d\d(?::\d\d)?)( ?)([AaPp][Mm])?)?$/;
const NUMERIC = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})$/;

/** The format that a text has, where it is one that people use; two where the month or the day may come first. */
function formatsOf(text: string): string[] {
	const [, date = '', gap = '', time = '', blank = '', meridiem = ''] =
		DATE_AND_TIME.exec(text) ?? [];
	const timeFormat = time
		.replace(/\d+/, (hour) => (meridiem ? 'h' : 'H'.repeat(hour.length)))
		.replace(/\d\d/, 'mm')
		.replace(/\d\d/, 'ss');
	const end = `${gap}${timeFormat}${meridiem && `${blank}a`}`;
	return [...numericFormats(date), ...namedFormats(date)]
		.map((format) => format + end)
		.filter((format) => DateTime.fromFormat(text, format).isValid);
}

function numericFormats(date: string): string[] {
	const [, first = '', mark, second = '', third = ''] = NUMERIC.exec(date) ?? [];
	const places = (letter: string) =>
		letter.repeat(Math.min(second.length, first.length, third.length));
	if (first.length === 4) return [['yyyy', places('M'), places('d')].join(mark)];
	if (third.length !== 4 && third.length !== 2) return [];
	const inOrder = (one: string, other: string) =>
		[places(one), places(other), 'y'.repeat(third.length)].join(mark);
	// Between points the day comes first, wherever it can.
	const isDayFirst = mark === '.' && Number(second) <= 12;
	return [...(isDayFirst ? [] : [inOrder('M', 'd')]), inOrder('d', 'M')];
}

const WEEKDAY = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/** The format of a date with the English name of its month, and maybe that of its day. */
function namedFormats(date: string): string[] {
	const [start = ''] = WEEKDAY.exec(date) ?? [];
	const rest = date.slice(start.length);
	const [name = ''] = /[A-Za-z]{3,9}/.exec(rest) ?? [];
	if (!/\b\d\d?\b/.test(rest)) return [];
	const format = rest
		.replace(/\b\d{4}\b/, 'yyyy')
		.replace(/\b\d\d?\b/, '\0')
		.replace(/\b\d\d$/, 'yy')
		.replace(name, name.length === 3 ? 'MMM' : 'MMMM')
		.replace('\0', 'd');
	if (/\d/.test(format)) return [];
	return [start.replace(/\w+/, (day) => (day.length === 3 ? 'EEE' : 'EEEE')) + format];
}
