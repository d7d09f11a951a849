import { ExactNumber } from '../../contract/json/ExactNumber';
import { ok, flawed } from '../../outcome/Result';
import { withoutBlanks } from '../../outcome/withoutBlanks';
import type { Converter } from './Converter';
import { numberMistake } from './numberMistake';
import { numberText } from './numberText';

const NOT_DECIMAL = flawed(
	'is not a decimal number',
	'Write it with a point and without grouping, such as 1234.5.',
);

/** Decimal: a finite number, or the text of one, whose digits are kept. */
export const decimal: Converter<'decimalValue'> = (given) => {
	const value = withoutBlanks(given);
	if (typeof value === 'number' && Number.isFinite(value)) return ok(value);
	if (typeof value !== 'string' && typeof value !== 'bigint') return NOT_DECIMAL;
	const digits = numberText(String(value));
	if (digits === undefined) {
		return numberMistake(String(given), { otherwise: NOT_DECIMAL, isWhole: false });
	}
	if (!Number.isFinite(Number(digits))) {
		return flawed(
			'is too large for a decimal number',
			'Tracy stores decimals as doubles, up to about 1.8e308; a text has no such limit.',
		);
	}
	return ok(new ExactNumber(digits));
};
