import type { Conversion } from './Conversion';

/**
 * A value that can't be converted.
 *
 * @param reason completes a sentence that begins with the value: "is not a whole number"
 * @param next a sentence that says what to do
 */
export function refused(reason: string, next: string): Conversion<never> {
	return { ok: false, reason, next };
}
