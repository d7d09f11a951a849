import { ExactNumber } from '../../contract/json/ExactNumber';
import { isInt64Text } from '../../contract/scalars';
import type { Conversion } from '../../outcome/Result';
import { ok, flawed } from '../../outcome/Result';
import type { Converter } from './Converter';

const DIGITS = /^-?[0-9]+$/;
const NEXT = 'Pass a whole number such as 42, or its digits as text.';

/** Integer: a whole number that is still exact, a BigInt, or digits; the whole 64-bit range. */
export const integer: Converter<'integerValue'> = (value) => {
	switch (typeof value) {
		case 'number':
			return fromNumber(value);
		case 'bigint':
			return fromDigits(String(value));
		case 'string':
			return DIGITS.test(value) ? fromDigits(value) : flawed('is not a whole number', NEXT);
		default:
			return flawed('is not a whole number', NEXT);
	}
};

function fromNumber(value: number): Conversion<number> {
	if (!Number.isInteger(value)) return flawed('is not a whole number', NEXT);
	if (Number.isSafeInteger(value)) return ok(value === 0 ? 0 : value);
	return flawed(
		'is beyond 9007199254740991, so digits were already lost upstream',
		'Pass it as text, as early in the workflow as it is read.',
	);
}

function fromDigits(digits: string): Conversion<number | ExactNumber> {
	const canonical = digits.length > 400 ? '' : String(BigInt(digits));
	if (!isInt64Text(canonical)) {
		return flawed(
			'is outside the range of an integer',
			'Tracy stores integers from -9223372036854775808 to 9223372036854775807; a text has no such limit.',
		);
	}
	const number = Number(canonical);
	return ok(Number.isSafeInteger(number) ? number : new ExactNumber(canonical));
}
