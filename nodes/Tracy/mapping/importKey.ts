import type { Conversion } from './Conversion';
import { converted } from './converted';
import { refused } from './refused';

const NEXT = 'Take a field that tells each item from all others, such as the ID of a row.';

/** Reads an import key: a text, a number that is still exact, or a BigInt; never an empty one. */
export function importKey(value: unknown): Conversion<string> {
	if (value === undefined || value === null || value === '') return refused('is empty', NEXT);
	if (typeof value === 'string') return converted(value);
	if (typeof value === 'bigint') return converted(String(value));
	if (typeof value !== 'number' || !Number.isFinite(value)) return refused('is no key', NEXT);
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		return refused('has lost digits on its way here', 'Pass the key as text.');
	}
	return converted(String(value));
}
