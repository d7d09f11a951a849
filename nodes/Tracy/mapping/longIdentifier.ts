import { ExactNumber } from '../contract/ExactNumber';
import { isInt64Text } from '../contract/isInt64Text';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import { refused } from './refused';

const DIGITS = /^[0-9]+$/;
const NEXT = 'An ID is a whole number above 0, such as 17.';

/** Reads a 64-bit ID, as records have: a number that is still exact, a BigInt or digits. */
export function longIdentifier(value: unknown): Conversion<number | ExactNumber> {
	if (value === undefined || value === null || value === '') return refused('is empty', NEXT);
	if (typeof value === 'number' && Number.isInteger(value) && value > Number.MAX_SAFE_INTEGER) {
		return refused(
			'is beyond 9007199254740991, so digits were already lost upstream',
			'Pass the ID as text, as early in the workflow as it is read.',
		);
	}
	const digits = digitsOf(value);
	if (digits === undefined || digits === '0') return refused('is not an ID', NEXT);
	if (!isInt64Text(digits)) return refused('is too large for an ID', NEXT);
	const number = Number(digits);
	return converted(Number.isSafeInteger(number) ? number : new ExactNumber(digits));
}

function digitsOf(value: unknown): string | undefined {
	const isNumeric = typeof value === 'number' || typeof value === 'bigint';
	if (!isNumeric && typeof value !== 'string') return undefined;
	const text = String(value);
	return DIGITS.test(text) ? text.replace(/^0+(?=.)/, '') : undefined;
}
