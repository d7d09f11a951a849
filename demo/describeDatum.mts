/** A value in its typed column, for people and for comparison: `115 decimalValue 6.1`. */
export function describeDatum(property: number | bigint, column: string, value: unknown): string {
	const text = typeof value === 'bigint' ? String(value) : JSON.stringify(value);
	return `${property} ${column} ${text}`;
}
