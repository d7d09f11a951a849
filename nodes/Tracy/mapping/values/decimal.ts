import { ExactNumber } from '../../contract/json/ExactNumber';
import { numberText } from '../../contract/scalars';
import { ok, flawed } from '../../outcome/Result';
import { withoutBlanks } from '../../outcome/withoutBlanks';
import type { Converter } from './Converter';
import { numberMistake } from './numberMistake';

const NOT_DECIMAL = flawed(
	'is not a decimal number',
	'Write it with a point and without grouping, such as 1234.5.',
);
const NO_NUMBER = flawed(
	'is not a decimal number',
	'Pass a number such as 1234.5, or its digits as text.',
);

/** Decimal: a finite number, or the text of one, whose digits are kept. */
export const decimal: Converter<'decimalValue'> = (given) => {
	const value = withoutBlanks(given);
	if (typeof value === 'number' && Number.isFinite(value)) return ok(value);
	if (typeof value !== 'string' && typeof value !== 'bigint') return NO_NUMBER;
	const digits = numberText(String(value));
	if (digits === undefined) {
		const otherwise = /\d/.test(String(given)) ? NOT_DECIMAL : NO_NUMBER;
		return numberMistake(String(given), { otherwise, isWhole: false });
	}
	if (!Number.isFinite(Number(digits))) {
		return flawed(
			'is too large for a decimal number',
			'Tracy stores decimals as doubles, up to about 1.8e308; a text has no such limit.',
		);
	}
	return ok(new ExactNumber(digits));
};
