import { ExactNumber } from './ExactNumber';

/** Whether a value is a number within the range of a double. */
export function isDouble(value: unknown): value is number | ExactNumber {
	return Number.isFinite(value instanceof ExactNumber ? Number(value.text) : value);
}
