import { DateTime } from 'luxon';
import { instantOfWallTime } from './instantOfWallTime';

/*
 * A year, and a month and day, a week and weekday, or a day of the year. What says less (a year,
 * a month, a time of day) would leave a part for us to invent; digits alone are a bare number
 * unless they are a whole date.
 */
const ISO_DATE =
	/^(?:[+-]\d{6}|\d{4})(?:-\d\d-\d\d|-W\d\d-\d|-\d{3}|W\d{3}(?=T)|\d{4}(?=T|$)|\d{3}(?=T))(?:[T ]|$)/;
const WEEKDAY_OR_DAY = /^(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s/;

/**
 * The instant that a text names.
 *
 * @param text ISO 8601, SQL or RFC 2822
 * @param timezone the IANA zone in which a text without a zone is read
 * @returns milliseconds since 1970, UTC; undefined when the text is none of these
 */
export function instantInZone(text: string, timezone: string): number | undefined {
	const parse = parserOf(text);
	const inUtc = parse?.('utc');
	const elsewhere = parse?.('utc+1');
	if (!inUtc?.isValid || !elsewhere?.isValid) return undefined;
	const hasOwnZone = inUtc.toMillis() === elsewhere.toMillis();
	return hasOwnZone ? inUtc.toMillis() : instantOfWallTime(inUtc.toMillis(), timezone);
}

function parserOf(text: string): ((zone: string) => DateTime) | undefined {
	if (WEEKDAY_OR_DAY.test(text)) return (zone) => DateTime.fromRFC2822(text, { zone });
	if (!ISO_DATE.test(text)) return undefined;
	return text.charAt(text.search(/[T ]|$/)) === ' '
		? (zone) => DateTime.fromSQL(text, { zone })
		: (zone) => DateTime.fromISO(text, { zone });
}
