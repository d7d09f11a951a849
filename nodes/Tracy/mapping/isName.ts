/** Digits, and what may stand between or around them in a number that is mistyped. */
const MISTYPED_NUMBER = /^[\s\d.,+\-/\p{Cc}]*$/u;

/** Whether text can only be meant as a name where an ID or a name is taken. */
export function isName(value: unknown): value is string {
	return typeof value === 'string' && !MISTYPED_NUMBER.test(value);
}
