import { ExactNumber } from '../contract/ExactNumber';
import { converted } from './converted';
import { refused } from './refused';
import type { ValueKind } from './ValueKind';

const JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const NEXT = 'Write it with a point and without grouping, such as 1234.5.';

/** Decimal: a finite number, or text in JSON's number grammar, whose digits are kept. */
export const decimal: ValueKind<'decimalValue'> = (value) => {
	if (typeof value === 'number' && Number.isFinite(value)) return converted(value);
	if (typeof value !== 'string' && typeof value !== 'bigint') {
		return refused('is not a decimal number', NEXT);
	}
	const digits = String(value);
	if (!JSON_NUMBER.test(digits)) return refused('is not a decimal number', NEXT);
	if (!Number.isFinite(Number(digits))) {
		return refused(
			'is too large for a decimal number',
			'Tracy stores decimals as doubles, up to about 1.8e308; a text has no such limit.',
		);
	}
	return converted(new ExactNumber(digits));
};
