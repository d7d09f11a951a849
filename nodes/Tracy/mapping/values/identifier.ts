import { ExactNumber } from '../../contract/json/ExactNumber';
import { isInt64Text, wholeDigits } from '../../contract/scalars';
import { flawed, isNothing, ok, type Conversion } from '../../outcome/Result';
import { withoutBlanks } from '../../outcome/withoutBlanks';
import { lostDigits, shortened } from './lostDigits';
import { placeholderMistake, otherDigits } from './numberMistake';

const NEXT = 'An ID is a whole number above 0, such as 17.';

/**
 * Reads a 64-bit ID, as records have: a number that is still exact, a BigInt, the text of a whole
 * number, or what refers to something by its `id`, as Tracy's own JSON does.
 */
export function longIdentifier(given: unknown): Conversion<number | ExactNumber> {
	const value = withoutBlanks(idIn(given));
	if (isNothing(value)) return isReference(given) ? NO_ID : flawed('is empty', NEXT);
	if (typeof value === 'number' && value > 0) {
		const lost = lostDigits(value);
		if (lost) return lost;
	}
	const digits = digitsOf(value);
	if (digits === undefined || digits === '0' || digits.startsWith('-')) return noId(given, value);
	if (!isInt64Text(digits)) return flawed('is too large for an ID', NEXT);
	const number = Number(digits);
	return ok(Number.isSafeInteger(number) ? number : new ExactNumber(digits));
}

/** What refers to something is an object with its `id`, one of those that Tracy itself answers. */
function idIn(value: unknown): unknown {
	return isReference(value) ? value.id : value;
}

function isReference(value: unknown): value is { id: unknown } {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	return Object.hasOwn(value, 'id');
}

function digitsOf(value: unknown): string | undefined {
	if (value instanceof ExactNumber) return wholeDigits(value.text);
	const isNumeric = typeof value === 'number' || typeof value === 'bigint';
	if (!isNumeric && typeof value !== 'string') return undefined;
	// A spreadsheet that shows an ID with an exponent has lost digits of it.
	return /e/i.test(String(value)) ? undefined : wholeDigits(String(value));
}

const NO_ID = flawed(
	'is an object of which the ID is empty',
	'Leave it out where there is none: {{ $json.owner.id }}.',
	NEXT,
);

/** No ID is written so. */
const EXPONENT = /^\d+(?:\.\d+)?e\+?\d+$/i;

function noId(given: unknown, value: unknown): Conversion<never> {
	const isObject = Object.prototype.toString.call(given) === '[object Object]';
	if (isObject && !isReference(given)) {
		return flawed('is an object without an ID', 'Pass its ID: {{ $json.owner.id }}.', NEXT);
	}
	const otherwise = flawed('is not an ID', NEXT);
	if (typeof value !== 'string') return otherwise;
	const short = shortened(value, 'is not an ID', EXPONENT);
	if (short) return short;
	// Digits of other scripts, and nothing else.
	if (/^\p{Nd}+$/u.test(value) && /\D/.test(value)) return otherDigits(value, otherwise);
	return placeholderMistake(given, otherwise) ?? otherwise;
}

const MAXIMUM_INT32 = 2147483647;

/** Reads a 32-bit ID, as all but records and datums have. */
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
const MISTYPED_NUMBER = /^[+-]?[\s\d.,\p{Cc}]*$/u;

/** Whether text can only be meant as a name where an ID or a name is taken. */
export function isName(value: unknown): value is string {
	return typeof value === 'string' && !MISTYPED_NUMBER.test(withoutBlanks(value));
}

/** Wraps an ID as Tracy refers to things: an object with `id` (assumption A1). */
export function reference<Id>(id: Conversion<Id>): Conversion<{ id: Id }> {
	return id.ok ? ok({ id: id.value }) : id;
}
