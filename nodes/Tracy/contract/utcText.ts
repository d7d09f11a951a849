/**
 * An instant in the only form that Tracy documents, `YYYY-MM-DDTHH:mm:ss.sssZ`.
 *
 * @param millis milliseconds since 1970, UTC
 * @returns undefined outside the years 1 to 9999, which that form can't show
 */
export function utcText(millis: number): string | undefined {
	const date = new Date(millis);
	const year = date.getUTCFullYear();
	return year >= 1 && year <= 9999 ? date.toISOString() : undefined;
}
