import { DateTime } from 'luxon';
import { utcText } from '../contract/utcText';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import { instantInZone } from './instantInZone';
import { refused } from './refused';
import type { ValueKind } from './ValueKind';

const UTC_LENGTH = 'YYYY-MM-DDTHH:mm:ss.sssZ'.length;

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
	if (typeof value === 'string' && isUtcText(value)) return converted(value);
	const instant = typeof value === 'string' ? instantInZone(value, timezone) : instantOf(value);
	if (!instant.ok) return instant;
	const text = utcText(instant.value);
	if (text !== undefined) return converted(text);
	return refused(
		'is outside the years 1 to 9999',
		'Tracy takes no other date and time: leave it out, or pass it as text to a text property.',
	);
};

/** Whether a text has the form already in which all are sent, so that no other has to be tried. */
function isUtcText(text: string): boolean {
	return text.length === UTC_LENGTH && utcText(Date.parse(text)) === text;
}

function instantOf(value: unknown): Conversion<number> {
	const millis = millisOf(value);
	return Number.isFinite(millis)
		? converted(millis)
		: refused('is not a date and time', 'Pass ISO 8601 text, a DateTime or a Date.');
}

function millisOf(value: unknown): number {
	try {
		if (DateTime.isDateTime(value)) return value.toMillis();
		// Unlike instanceof, it knows a Date of another realm, such as n8n's expression engine's.
		return Reflect.apply(Date.prototype.getTime, value, []);
	} catch {
		return NaN;
	}
}
