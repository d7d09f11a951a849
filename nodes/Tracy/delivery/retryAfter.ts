import { DateTime } from 'luxon';

const SECONDS = /^[0-9]{1,10}$/;

/**
 * Reads a Retry-After header: whole seconds, or an HTTP date. Anything else (negative, fractional,
 * garbled) says nothing.
 *
 * @param now milliseconds since 1970, UTC
 * @returns how long to wait, in ms; 0 for a date that has passed; undefined when it says nothing
 */
export function retryAfter(header: string | null, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (SECONDS.test(text)) return Number(text) * 1000;
	const date = DateTime.fromHTTP(text);
	return date.isValid ? Math.max(0, date.toMillis() - now) : undefined;
}
