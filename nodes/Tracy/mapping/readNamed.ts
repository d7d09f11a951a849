import type { Conversion } from './Conversion';
import { isNothing } from './isNothing';
import { refused } from './refused';
import { showValue } from './showValue';

/**
 * Reads a value that is needed.
 *
 * @param name what a message calls it, such as "'Record'"
 * @returns why it can't be read as a whole sentence
 */
export function readNamed<Value>(
	name: string,
	value: unknown,
	read: (value: unknown) => Conversion<Value>,
): Conversion<Value> {
	const result = read(value);
	if (result.ok) return result;
	const shown = isNothing(value) ? '' : ` ${showValue(value)}`;
	return refused(`${name}${shown} ${result.reason}.`, result.next);
}
