import { DateTime } from 'luxon';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import { ianaZone } from './ianaZone';
import { instantOfWallTime } from './instantOfWallTime';
import { refused } from './refused';
import { showValue } from './showValue';

/*
 * A year, and a month and day, a week and weekday, or a day of the year. What says less (a year,
 * a month, a time of day) would leave a part for us to invent; digits alone are a bare number
 * unless they are a whole date.
 */
const ISO_DATE =
	/^(?:[+-]\d{6}|\d{4})(?:-\d\d-\d\d|-W\d\d-\d|-\d{3}|W\d{3}(?=T)|\d{4}(?=T|$)|\d{3}(?=T))(?:[T ]|$)/;
const RFC_2822_DATE = /^(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s/;

const OFFSET = /[T ].*(?:[Zz]|[+-]\d\d(?::?\d\d)?)$/;
const IMPOSSIBLE_OFFSET = /[T ].*[+-](?:2[4-9]|[3-9]\d|\d\d:?[6-9]\d)/;
const ZONE_NAME = /^(.*?)(?:\[([^\]]+)\]| ([A-Za-z][\w/+-]+))$/;

/** Longer than any date-time; the patterns take their time on long texts. */
const LONGEST = 100;

const NEXT =
	'Pass ISO 8601, SQL or RFC 2822 text such as 2024-06-12T10:15:00+02:00, or convert another form in the expression: {{ DateTime.fromFormat($json.date, "dd.MM.yyyy") }}.';

/**
 * The instant that a text names, in milliseconds since 1970, UTC.
 *
 * @param text ISO 8601, SQL or RFC 2822
 * @param timezone the IANA zone in which a text without a zone is read
 */
export function instantInZone(text: string, timezone: string): Conversion<number> {
	if (text.length > LONGEST || IMPOSSIBLE_OFFSET.test(text)) return noDateTime();
	if (RFC_2822_DATE.test(text)) return valid(DateTime.fromRFC2822(text));

	const [, beforeName, bracketed, appended] = ZONE_NAME.exec(text) ?? [];
	const local = beforeName ?? text;
	const zoneName = bracketed ?? appended;
	if (!ISO_DATE.test(local)) return noDateTime();
	if (zoneName !== undefined && !ianaZone(zoneName)) return noDateTime();
	const isSql = local.charAt(local.search(/[T ]|$/)) === ' ';
	const asInUtc = valid(
		isSql ? DateTime.fromSQL(local, { zone: 'utc' }) : DateTime.fromISO(local, { zone: 'utc' }),
	);
	if (!asInUtc.ok || OFFSET.test(local)) return asInUtc;

	const zone = ianaZone(zoneName ?? timezone);
	if (zone) return converted(instantOfWallTime(asInUtc.value, zone));
	return refused(
		`has no zone of its own, and the timezone ${showValue(timezone)} does not exist`,
		"Enter a name such as Europe/Kyiv in 'Timezone' under 'Options'.",
	);
}

function valid(dateTime: DateTime): Conversion<number> {
	return dateTime.isValid ? converted(dateTime.toMillis()) : noDateTime();
}

function noDateTime(): Conversion<number> {
	return refused('is not a date and time', NEXT);
}
