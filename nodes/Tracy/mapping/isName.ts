/** A number that is mistyped as an ID; but "11-50", "24/7" and "500+" are none. */
const MISTYPED_NUMBER = /^[\s\p{Cc}]*[+-]?[\s\d.,\p{Cc}]*$/u;

/** Whether text can only be meant as a name where an ID or a name is taken. */
export function isName(value: unknown): value is string {
	return typeof value === 'string' && !MISTYPED_NUMBER.test(value);
}
