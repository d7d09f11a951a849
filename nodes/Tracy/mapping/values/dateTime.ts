import { utcText } from '../../contract/scalars';
import { flawed, ok, type Conversion } from '../../outcome/Result';
import { showValue } from '../../outcome/showValue';
import { withoutBlanks } from '../../outcome/withoutBlanks';
import type { Converter, ValueContext } from './Converter';
import { DATE_THAT_IS_NONE, dateMistake } from './dateMistake';
import { DateTime, IANAZone } from 'luxon';
import type { Zone } from 'luxon';

/** Engines know more abbreviations than these, but not by their usual meaning: BST is Bangladesh. */
const ABBREVIATIONS = /CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET/i;

/**
 * The zone of that name in the IANA time zone database; undefined where it has none. (Newer
 * engines take an offset such as +02:00 for a name, older ones don't, so it is none.)
 */
function ianaZone(name: string): IANAZone | undefined {
	if (!/[A-Za-z]/.test(name)) return undefined;
	if (name.length === 3 && !ABBREVIATIONS.test(name)) return undefined;
	const zone = IANAZone.create(name);
	return zone.isValid ? zone : undefined;
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * The instant at which the clocks of a zone show a time: the earlier one where they show it
 * twice; where they skip it, the time shifted forward by what they skip.
 *
 * @param wallTime the time on the clock, as milliseconds since 1970 as if it were UTC
 * @returns milliseconds since 1970, UTC
 */
function instantOfWallTime(wallTime: number, zone: Zone): number {
	const offsetAt = (instant: number) => Math.round(zone.offset(instant) * MINUTE);
	const offsetBefore = offsetAt(wallTime - DAY);
	const offsetAfter = offsetAt(wallTime + DAY);
	if (offsetBefore === offsetAfter) return wallTime - offsetBefore;

	const shown = [wallTime - offsetBefore, wallTime - offsetAfter].filter(
		(instant) => instant + offsetAt(instant) === wallTime,
	);
	return shown.length > 0 ? Math.min(...shown) : wallTime - offsetBefore;
}

/*
 * A year, and a month and day, a week and weekday, or a day of the year. What says less (a year,
 * a month, a time of day) would leave a part for us to invent; digits alone are a bare number
 * unless they are a whole date.
 */
const ISO_DATE =
	/^(?:[+-]\d{6}|\d{4})(?:-\d\d-\d\d|-W\d\d-\d|-\d{3}|W\d{3}(?=T)|\d{4}(?=T|$)|\d{3}(?=T))(?:[T ]|$)/;
const RFC_2822_DATE = /^(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s/;

const OFFSET = /[T ].*(?:[Zz]|[+-]\d\d)/;
const IMPOSSIBLE_OFFSET = /[T ].*[+-](?:2[4-9]|[3-9]\d|\d\d:?[6-9]\d)/;
/** A zone in brackets, or behind the time with or without a blank; AM and PM are none. */
const ZONE_NAME =
	/^(.*?)(?:\[([^\]]+)\]|(?: (?=[A-Za-z])|(?<=\d)(?=[A-Za-z][A-Za-z-]))((?![AP]M$)[\w/+-]{2,}))$/i;
/** What luxon, which reads names as well, would take for one: two in a text would contradict each other. */
const NAME_LEFT = /[A-Za-z][A-Za-z-]/;
const OFFSET_AND_NAME = /([+-]\d{4}) [A-Z]{2,5}$/;

/** Longer than any date-time; the patterns take their time on long texts. */
const LONGEST = 100;

/**
 * The instant that a text names, in milliseconds since 1970, UTC.
 *
 * @param text ISO 8601, SQL or RFC 2822
 * @returns undefined where it names none
 */
function instantInZone(text: string, context: ValueContext): Conversion<number> | undefined {
	const valid = (dateTime: DateTime) => (dateTime.isValid ? ok(dateTime.toMillis()) : undefined);
	if (text.length > LONGEST || IMPOSSIBLE_OFFSET.test(text)) return undefined;
	if (RFC_2822_DATE.test(text)) {
		return valid(DateTime.fromRFC2822(text.replace(OFFSET_AND_NAME, '$1')));
	}

	const [, beforeName, bracketed, appended] = ZONE_NAME.exec(text) ?? [];
	const local = beforeName ?? text;
	const zoneName = bracketed ?? appended;
	if (!ISO_DATE.test(local) || NAME_LEFT.test(local)) return undefined;
	// Before a name such as CEST, which nobody can tell, an offset says all.
	const isNeeded = bracketed !== undefined || !OFFSET.test(local);
	if (zoneName !== undefined && isNeeded && !ianaZone(zoneName)) return undefined;
	const isSql = local.charAt(local.search(/[T ]/)) === ' ';
	const asInUtc = valid(
		isSql ? DateTime.fromSQL(local, { zone: 'utc' }) : DateTime.fromISO(local, { zone: 'utc' }),
	);
	if (!asInUtc || OFFSET.test(local)) return asInUtc;

	const zone = ianaZone(zoneName ?? context.timezone);
	if (zone) return ok(instantOfWallTime(asInUtc.value, zone));
	return flawed(
		`has no zone of its own, and the timezone ${showValue(context.timezone)} does not exist`,
		"Enter a name such as Europe/Kyiv in 'Timezone' under 'Options'.",
	);
}

const UTC_LENGTH = 'YYYY-MM-DDTHH:mm:ss.sssZ'.length;

/**
 * Date & Time: ISO 8601, SQL or RFC 2822 text, a luxon DateTime or a Date; always in UTC
 * afterwards. Text without a zone is read in the context's; a date alone is midnight there
 * (assumption A9).
 */
export const dateTime: Converter<'dateTimeValue'> = (given, context) => {
	const value = withoutBlanks(given);
	if (typeof value === 'string' && isUtcText(value)) return ok(value);
	const instant =
		typeof value === 'string'
			? (instantInZone(value, context) ?? dateMistake(String(given), context))
			: instantOf(value, context);
	if (!instant.ok) return instant;
	const text = utcText(instant.value);
	if (text !== undefined) return ok(text);
	return flawed(
		'is outside the years 1 to 9999',
		'Tracy takes no other date and time: leave it out, or pass it as text to a text property.',
	);
};

/** Whether a text has the form already in which all are sent, so that no other has to be tried. */
function isUtcText(text: string): boolean {
	return text.length === UTC_LENGTH && utcText(Date.parse(text)) === text;
}

function instantOf(value: unknown, context: ValueContext): Conversion<number> {
	if (typeof value === 'number' || typeof value === 'bigint') return dateMistake(value, context);
	const millis = millisOf(value);
	if (Number.isFinite(millis)) return ok(millis);
	return isDate(value)
		? DATE_THAT_IS_NONE
		: flawed('is not a date and time', 'Pass ISO 8601 text, a DateTime or a Date.');
}

/** Whether a value is a live date, as nodes and expressions hand out: a DateTime or a Date. */
export function isDate(value: unknown): value is object {
	return DateTime.isDateTime(value) || Object.prototype.toString.call(value) === '[object Date]';
}

/** The moment of a live date in milliseconds since 1970, UTC; NaN for one that does not exist. */
function millisOf(value: unknown): number {
	try {
		if (DateTime.isDateTime(value)) return value.toMillis();
		// Unlike instanceof, it knows a Date of another realm, such as n8n's expression engine's.
		return Reflect.apply(Date.prototype.getTime, value, []);
	} catch {
		return NaN;
	}
}

/**
 * The ISO text of a live date, as JSON would hold it: of a Date in UTC, of a DateTime in its own
 * zone. So a row gives the same whether it is live, pinned, or loaded.
 */
export function dateText(value: object): Conversion<string> {
	const millis = millisOf(value);
	if (!Number.isFinite(millis)) return DATE_THAT_IS_NONE;
	const own = DateTime.isDateTime(value) ? value.toISO() : new Date(millis).toISOString();
	return own === null ? DATE_THAT_IS_NONE : ok(own);
}
