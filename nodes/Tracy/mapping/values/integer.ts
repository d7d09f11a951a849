import { ExactNumber } from '../../contract/json/ExactNumber';
import { isInt64Text, wholeDigits } from '../../contract/scalars';
import { flawed, ok, type Conversion } from '../../outcome/Result';
import { withoutBlanks } from '../../outcome/withoutBlanks';
import type { Converter } from './Converter';
import { lostDigits, shortened } from './lostDigits';
import { numberMistake } from './numberMistake';

const NOT_WHOLE = flawed(
	'is not a whole number',
	'Pass a whole number such as 42, or its digits as text.',
);

/** Integer: a whole number that is still exact, a BigInt, or the text of one; all of 64 bits. */
export const integer: Converter<'integerValue'> = (given) => {
	const value = withoutBlanks(given);
	switch (typeof value) {
		case 'number':
			if (Number.isSafeInteger(value)) return ok(value === 0 ? 0 : value);
			return lostDigits(value) ?? (Number.isFinite(value) ? notWhole(value) : NOT_WHOLE);
		case 'bigint':
			return fromDigits(String(value));
		case 'string': {
			const digits = wholeDigits(value);
			if (digits === undefined) return notWhole(String(given));
			return shortened(value, NOT_WHOLE.mistake.flaw) ?? fromDigits(digits);
		}
		default:
			return NOT_WHOLE;
	}
};

function notWhole(given: string | number) {
	return numberMistake(given, { otherwise: NOT_WHOLE, isWhole: true });
}

function fromDigits(digits: string): Conversion<number | ExactNumber> {
	if (!isInt64Text(digits)) {
		return flawed(
			'is outside the range of an integer',
			'Tracy stores integers from -9223372036854775808 to 9223372036854775807; a text has no such limit.',
		);
	}
	const number = Number(digits);
	return ok(Number.isSafeInteger(number) ? number : new ExactNumber(digits));
}
