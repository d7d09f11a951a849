import { ExactNumber } from '../../contract/json/ExactNumber';
import { isInt64Text } from '../../contract/scalars';
import { ok, flawed } from '../../outcome/Result';
import type { Conversion } from '../../outcome/Result';

const DIGITS = /^[0-9]+$/;
const NEXT = 'An ID is a whole number above 0, such as 17.';

/** Reads a 64-bit ID, as records have: a number that is still exact, a BigInt or digits. */
export function longIdentifier(value: unknown): Conversion<number | ExactNumber> {
	if (value === undefined || value === null || value === '') return flawed('is empty', NEXT);
	if (typeof value === 'number' && Number.isInteger(value) && value > Number.MAX_SAFE_INTEGER) {
		return flawed(
			'is beyond 9007199254740991, so digits were already lost upstream',
			'Pass the ID as text, as early in the workflow as it is read.',
		);
	}
	const digits = digitsOf(value);
	if (digits === undefined || digits === '0') return flawed('is not an ID', NEXT);
	if (!isInt64Text(digits)) return flawed('is too large for an ID', NEXT);
	const number = Number(digits);
	return ok(Number.isSafeInteger(number) ? number : new ExactNumber(digits));
}

function digitsOf(value: unknown): string | undefined {
	const isNumeric = typeof value === 'number' || typeof value === 'bigint';
	if (!isNumeric && typeof value !== 'string') return undefined;
	const text = String(value);
	return DIGITS.test(text) ? text.replace(/^0+(?=.)/, '') : undefined;
}

const MAXIMUM_INT32 = 2147483647;

/** Reads a 32-bit ID, as all but records and datums have: a number, a BigInt or digits. */
export function identifier(value: unknown): Conversion<number> {
	const id = longIdentifier(value);
	if (!id.ok) return id;
	return typeof id.value === 'number' && id.value <= MAXIMUM_INT32
		? ok(id.value)
		: flawed(
				'is too large for an ID',
				`Only records have IDs beyond ${MAXIMUM_INT32}: look the ID up in Tracy.`,
			);
}

/** A number that is mistyped as an ID; but "11-50", "24/7" and "500+" are none. */
const MISTYPED_NUMBER = /^[\s\p{Cc}]*[+-]?[\s\d.,\p{Cc}]*$/u;

/** Whether text can only be meant as a name where an ID or a name is taken. */
export function isName(value: unknown): value is string {
	return typeof value === 'string' && !MISTYPED_NUMBER.test(value);
}

/** Wraps an ID as Tracy refers to things: an object with `id` (assumption A1). */
export function reference<Id>(id: Conversion<Id>): Conversion<{ id: Id }> {
	return id.ok ? ok({ id: id.value }) : id;
}
