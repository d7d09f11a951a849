/** A value in its typed column, for people and for comparison: `115 decimalValue 6.1`. */
export function describeDatum(property: number, column: string, value: unknown): string {
	return `${property} ${column} ${JSON.stringify(value)}`;
}
