import { ExactNumber } from '../../contract/json/ExactNumber';
import { ok, flawed } from '../../outcome/Result';
import type { Converter } from './Converter';

const JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const NEXT = 'Write it with a point and without grouping, such as 1234.5.';

/** Decimal: a finite number, or text in JSON's number grammar, whose digits are kept. */
export const decimal: Converter<'decimalValue'> = (value) => {
	if (typeof value === 'number' && Number.isFinite(value)) return ok(value);
	if (typeof value !== 'string' && typeof value !== 'bigint') {
		return flawed('is not a decimal number', NEXT);
	}
	const digits = String(value);
	if (!JSON_NUMBER.test(digits)) return flawed('is not a decimal number', NEXT);
	if (!Number.isFinite(Number(digits))) {
		return flawed(
			'is too large for a decimal number',
			'Tracy stores decimals as doubles, up to about 1.8e308; a text has no such limit.',
		);
	}
	return ok(new ExactNumber(digits));
};
