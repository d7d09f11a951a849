/** Whether it is no value at all; `0` and `false` are values. */
export function isNothing(value: unknown): value is undefined | null | '' {
	return value === undefined || value === null || value === '';
}
