import { ExactNumber } from './ExactNumber';
import { isInt64Text } from './isInt64Text';

/** Whether a value is a 64-bit integer of which no digit is lost. */
export function isInt64(value: unknown): value is number | ExactNumber {
	return value instanceof ExactNumber ? isInt64Text(value.text) : Number.isSafeInteger(value);
}
