import { DateTime } from 'luxon';
import { utcText } from '../contract/utcText';
import { converted } from './converted';
import { instantInZone } from './instantInZone';
import { refused } from './refused';
import type { ValueKind } from './ValueKind';

const NEXT =
	'Pass ISO 8601, SQL or RFC 2822 text such as 2024-06-12T10:15:00+02:00, or convert another form in the expression: {{ DateTime.fromFormat($json.date, "dd.MM.yyyy") }}.';

/**
 * Date & Time: ISO 8601, SQL or RFC 2822 text, a luxon DateTime or a Date; always in UTC
 * afterwards. Text without a zone is read in the context's; a date alone is midnight there
 * (assumption A9).
 */
export const dateTime: ValueKind<'dateTimeValue'> = (value, { timezone }) => {
	if (typeof value === 'number' || typeof value === 'bigint') {
		return refused(
			'is a bare number, which does not say whether it counts seconds or milliseconds',
			'Convert it in the expression: {{ DateTime.fromMillis($json.date) }} or {{ DateTime.fromSeconds($json.date) }}.',
		);
	}
	const millis = instantOf(value, timezone);
	const text = millis === undefined ? undefined : utcText(millis);
	return text === undefined ? refused('is not a date and time', NEXT) : converted(text);
};

function instantOf(value: unknown, timezone: string): number | undefined {
	if (typeof value === 'string') return instantInZone(value, timezone);
	if (DateTime.isDateTime(value)) return value.toMillis();
	// By its tag, because a Date from n8n's expression engine is of another realm.
	if (Object.prototype.toString.call(value) === '[object Date]') return Number(value);
	return undefined;
}
