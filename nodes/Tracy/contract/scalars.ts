import { ExactNumber } from './json/ExactNumber';
import { DateTime } from 'luxon';
import { z } from 'zod/v4';

const RFC_3339 =
	/^(?!0000)\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * A date-time (`format: date-time`): RFC 3339 text with seconds and a zone, on a real calendar
 * day, from the year 1 on.
 */
export const dateTime = z
	.string({ error: 'must be a date-time as text' })
	.refine((text) => RFC_3339.test(text) && DateTime.fromISO(text).isValid, {
		error: 'must be a date-time such as 2024-06-12T10:15:00.000Z',
	});

/** Whether a value is a number within the range of a double. */
export function isDouble(value: unknown): value is number | ExactNumber {
	return Number.isFinite(value instanceof ExactNumber ? Number(value.text) : value);
}

/** A double (`format: double`): a finite JavaScript number, or the digits as they were written. */
export const double = z.custom<number | ExactNumber>(isDouble, { error: 'must be a number' });

/** A 32-bit integer (`format: int32` in the API's schema). */
export const int32 = z
	.number({ error: 'must be a whole number' })
	.int({ error: 'must be a whole number' })
	.min(-2147483648, { error: 'is below the range of a 32-bit integer' })
	.max(2147483647, { error: 'is above the range of a 32-bit integer' });

const INTEGER = /^-?(?:0|[1-9][0-9]{0,18})$/;
const MINIMUM = -(2n ** 63n);
const MAXIMUM = 2n ** 63n - 1n;

/** Whether a text is an integer in JSON's grammar and within the 64-bit range. */
export function isInt64Text(text: string): boolean {
	if (!INTEGER.test(text)) return false;
	const value = BigInt(text);
	return value >= MINIMUM && value <= MAXIMUM;
}

/** Whether a value is a 64-bit integer of which no digit is lost. */
export function isInt64(value: unknown): value is number | ExactNumber {
	return value instanceof ExactNumber ? isInt64Text(value.text) : Number.isSafeInteger(value);
}

/** A 64-bit integer (`format: int64`): a safe JavaScript number, or its digits beyond 2^53. */
export const int64 = z.custom<number | ExactNumber>(isInt64, {
	error: ({ input }) =>
		typeof input === 'number' && Number.isInteger(input)
			? 'has lost digits on its way here: a whole number beyond 9007199254740991 has to come as text'
			: 'must be a whole number within the range of a 64-bit integer',
});

/** The scalar types of the wire format, by the names that `fields` uses. */
export const scalars = {
	boolean: z.boolean({ error: 'must be true or false' }),
	dateTime,
	double,
	int32,
	int64,
	string: z.string({ error: 'must be text' }),
	uuid: z.guid({ error: 'must be a UUID' }),
};

/**
 * An instant in the only form that Tracy documents, `YYYY-MM-DDTHH:mm:ss.sssZ`.
 *
 * @param millis milliseconds since 1970, UTC
 * @returns undefined outside the years 1 to 9999, which that form can't show
 */
export function utcText(millis: number): string | undefined {
	const date = new Date(millis);
	const year = date.getUTCFullYear();
	return year >= 1 && year <= 9999 ? date.toISOString() : undefined;
}
