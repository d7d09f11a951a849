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

/** A sign, digits with a point among, before or behind them, and an exponent. */
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?([eE][+-]?\d+)?$/;

/** The parts of a number that is written as text; undefined for any other text. */
function partsOf(text: string) {
	const [, sign = '', whole = '', fraction = '', exponent = ''] = NUMBER.exec(text) ?? [];
	if (whole === '' && fraction === '') return undefined;
	return { minus: sign === '-' ? '-' : '', whole, fraction, exponent };
}

/**
 * A number in JSON's grammar, however it was written: `+12.5`, `.5`, `5.` and `007` are 12.5, 0.5,
 * 5 and 7. Its digits are kept, `1.10` stays as it is.
 *
 * @returns undefined for what is no number
 */
export function numberText(text: string): string | undefined {
	const parts = partsOf(text);
	if (!parts) return undefined;
	const { minus, whole, fraction, exponent } = parts;
	const digits = `${minus}${whole.replace(/^0+(?=.)/, '') || '0'}`;
	return `${digits}${fraction && `.${fraction}`}${exponent}`;
}

/** Digits that are in no other form already. */
const PLAIN = /^-?[1-9]\d{0,18}$/;

/** More than any integer of Tracy's has. */
const MOST_DIGITS = 40;

/**
 * The digits of a whole number, however it was written: `5.0`, `1e3` and `+5` are 5, 1000 and 5.
 *
 * @returns undefined for what is no whole number; the first 40 digits of one that has more
 */
export function wholeDigits(text: string): string | undefined {
	if (PLAIN.test(text)) return text;
	const parts = partsOf(text);
	if (!parts) return undefined;
	const { minus, whole, fraction, exponent } = parts;
	const digits = whole + fraction;
	let begin = 0;
	let end = digits.length;
	while (digits[end - 1] === '0') end -= 1;
	while (begin < end && digits[begin] === '0') begin += 1;
	if (begin === end) return '0';
	const point = whole.length + Number(exponent.slice(1));
	if (end > point) return undefined;
	const length = Math.min(point - begin, MOST_DIGITS);
	return minus + digits.slice(begin, end).padEnd(length, '0').slice(0, MOST_DIGITS);
}

/** The digits of a whole number that JSON writes as `5.0` or `1e3`, as Python, Go and PHP do. */
function wholeNumber(value: unknown): unknown {
	const digits = value instanceof ExactNumber ? wholeDigits(value.text) : undefined;
	if (digits === undefined) return value;
	return Number.isSafeInteger(Number(digits)) ? Number(digits) : new ExactNumber(digits);
}

/** A 32-bit integer (`format: int32` in the API's schema). */
export const int32 = z.preprocess(
	wholeNumber,
	z
		.number({ error: 'must be a whole number' })
		.int({ error: 'must be a whole number' })
		.min(-2147483648, { error: 'is below the range of a 32-bit integer' })
		.max(2147483647, { error: 'is above the range of a 32-bit integer' }),
);

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

const exactInt64 = z.custom<number | ExactNumber>(isInt64, {
	error: ({ input }) =>
		typeof input === 'number' && Number.isInteger(input)
			? 'has lost digits on its way here: a whole number beyond 9007199254740991 has to come as text'
			: 'must be a whole number within the range of a 64-bit integer',
});

/** A 64-bit integer (`format: int64`): a safe JavaScript number, or its digits beyond 2^53. */
export const int64 = z.preprocess(wholeNumber, exactInt64);

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
