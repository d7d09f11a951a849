import type { Conversion } from './Conversion';
import { converted } from './converted';
import { isNothing } from './isNothing';
import { readNamed } from './readNamed';

/**
 * Reads a value that may be left out.
 *
 * @param name what a message calls it, such as "'Archived'"
 * @returns undefined where it is left out; why it can't be read as a whole sentence
 */
export function readOptional<Value>(
	name: string,
	value: unknown,
	read: (value: unknown) => Conversion<Value>,
): Conversion<Value | undefined> {
	return isNothing(value) ? converted(undefined) : readNamed(name, value, read);
}
