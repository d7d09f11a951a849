import { flawed } from '../../outcome/Result';
import type { ValueContext } from './Converter';
import { noValueMistake } from './numberMistake';
import { DateTime } from 'luxon';

/** What numbers count, by how many digits they have before the point, and what makes a date of them. */
const COUNTS: Array<[digits: RegExp, what: string, expression: (date: string) => string]> = [
	[
		/^\d{5}$/,
		'may count days as spreadsheets do',
		// Without a zone, so that it is read in the zone that is in use.
		() => 'new Date(Math.round(($json.date - 25569) * 86400000)).toISOString().slice(0, -1)',
	],
	[/^(?:19|20)\d{6}$/, 'may be a date without its dashes', () => 'String($json.date)'],
	[/^\d{9,10}$/, 'may count seconds', (date) => `DateTime.fromSeconds(${date})`],
	[/^\d{11,13}$/, 'may count milliseconds', (date) => `DateTime.fromMillis(${date})`],
	[
		/^\d{16}$/,
		'may count microseconds',
		() => 'DateTime.fromMillis(Math.round($json.date / 1000))',
	],
];

const PASS = 'Pass ISO 8601 text such as 2024-06-12T10:15:00+02:00.';

/** How JavaScript writes a Date. */
const JAVASCRIPT = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d{4}(?: \d\d:\d\d:\d\d GMT[+-]\d{4}.*)?$/;

/**
 * What is wrong with a number or a text that is no date and time, and the expression that converts
 * it, where one does.
 */
export function dateMistake(
	value: string | number | bigint,
	context?: ValueContext,
): ReturnType<typeof flawed> {
	const text = String(value);
	const [, whole] = /^(\d+)(?:\.\d+)?$/.exec(text) ?? [];
	if (whole !== undefined || typeof value !== 'string') return numberMistake(value, whole ?? '');
	if (JAVASCRIPT.test(text)) {
		return flawed(
			'is not a date and time: it is written as JavaScript does',
			'Convert it in the expression: {{ new Date($json.date) }}.',
			PASS,
		);
	}
	const noValue = noValueMistake(text, flawed('is not a date and time', ''));
	if (noValue) return noValue;
	const zone = context?.isOwnTimezone ? `, { zone: ${JSON.stringify(context.timezone)} }` : '';
	const expression = (format: string) =>
		`{{ DateTime.fromFormat($json.date, "${format}"${zone}) }}`;
	const format = formatOf(text);
	if (format !== undefined) {
		return flawed(
			'is not a date and time',
			`Convert it in the expression: ${expression(format)}.`,
			PASS,
		);
	}
	return flawed(
		'is not a date and time',
		`Pass ISO 8601, SQL or RFC 2822 text such as 2024-06-12T10:15:00+02:00, or convert another form in the expression: ${expression('dd.MM.yyyy')}.`,
		PASS,
	);
}

function numberMistake(value: string | number | bigint, whole: string) {
	const date = typeof value === 'number' ? '$json.date' : 'Number($json.date)';
	const [, what, expression] = COUNTS.find(([digits]) => digits.test(whole)) ?? [];
	return expression === undefined
		? flawed('is a bare number, and no date and time', PASS)
		: flawed(
				`is a bare number, which ${what}`,
				`Convert it in the expression: {{ ${expression(date)} }}.`,
				PASS,
			);
}

const DATE_AND_TIME = /^(.{6,20}?)(?:(,? )(\d\d?:\d\d(?::\d\d)?)( ?)([AaPp][Mm])?)?$/;
const NUMERIC = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})$/;

/** The format that a text has, where it is one that people use. */
function formatOf(text: string): string | undefined {
	const [, date = '', gap = '', time = '', blank = '', meridiem] = DATE_AND_TIME.exec(text) ?? [];
	const dateFormat = numericFormat(date) ?? namedFormat(date);
	if (dateFormat === undefined) return undefined;
	const timeFormat = time
		.replace(/^\d+/, (hour) => (meridiem ? 'h' : 'H'.repeat(hour.length)))
		.replace(/\d\d/, 'mm')
		.replace(/\d\d/, 'ss');
	const end = time === '' ? '' : `${gap}${timeFormat}${meridiem ? `${blank}a` : ''}`;
	const format = dateFormat + end;
	return DateTime.fromFormat(text, format).isValid ? format : undefined;
}

function numericFormat(date: string): string | undefined {
	const [, first = '', mark = '', second = '', third = ''] = NUMERIC.exec(date) ?? [];
	const places = (letter: string) =>
		letter.repeat(Math.min(second.length, first.length, third.length));
	if (mark === '') return undefined;
	if (first.length === 4) {
		return ['yyyy', places('M'), places('d')].join(mark);
	}
	if (third.length !== 4 && third.length !== 2) return undefined;
	// Between slashes the month comes first, as in the country that writes them, where it can.
	const isMonthFirst = mark === '/' ? Number(first) <= 12 : Number(second) > 12;
	const [one, other] = isMonthFirst ? ['M', 'd'] : ['d', 'M'];
	return [places(one), places(other), 'y'.repeat(third.length)].join(mark);
}

/** A date with the English name of its month. */
function namedFormat(date: string): string | undefined {
	const [, name = ''] = /([A-Za-z]{3,9})/.exec(date) ?? [];
	if (name === '' || !/\b\d\d?\b/.test(date)) return undefined;
	return date
		.replace(/\b\d{4}\b/, 'yyyy')
		.replace(/\b\d\d?\b/, '\0')
		.replace(name, name.length === 3 ? 'MMM' : 'MMMM')
		.replace('\0', 'd');
}
