const INTEGER = /^-?(?:0|[1-9][0-9]{0,18})$/;
const MINIMUM = -(2n ** 63n);
const MAXIMUM = 2n ** 63n - 1n;

/** Whether a text is an integer in JSON's grammar and within the 64-bit range. */
export function isInt64Text(text: string): boolean {
	if (!INTEGER.test(text)) return false;
	const value = BigInt(text);
	return value >= MINIMUM && value <= MAXIMUM;
}
