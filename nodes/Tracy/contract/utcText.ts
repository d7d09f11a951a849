import { DateTime } from 'luxon';

/**
 * An instant in the only form that Tracy documents, `YYYY-MM-DDTHH:mm:ss.sssZ`.
 *
 * @param millis milliseconds since 1970, UTC
 * @returns undefined outside the years 1 to 9999, which that form can't show
 */
export function utcText(millis: number): string | undefined {
	const instant = DateTime.fromMillis(Number.isFinite(millis) ? millis : NaN, { zone: 'utc' });
	const hasFourDigitYear = instant.isValid && instant.year >= 1 && instant.year <= 9999;
	return hasFourDigitYear ? (instant.toISO() ?? undefined) : undefined;
}
