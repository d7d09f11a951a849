/** What a resource locator says. It may be stored as plain text, where it is one expression. */
export function locatedId(locator: unknown): unknown {
	if (typeof locator !== 'object' || locator === null) return locator;
	return 'mode' in locator && 'value' in locator ? locator.value : locator;
}
