const MAXIMUM_LENGTH = 80;
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;

/** A value as a message shows it: as JSON, control characters escaped, and not too long. */
export function showValue(value: unknown): string {
	if (typeof value === 'bigint' || typeof value === 'number') return shorten(String(value));
	return shorten(asJson(value));
}

function asJson(value: unknown): string {
	try {
		const shown = typeof value === 'string' ? value.slice(0, MAXIMUM_LENGTH + 1) : value;
		return JSON.stringify(shown) ?? String(shown);
	} catch {
		return '[object]';
	}
}

function shorten(text: string): string {
	if (text.length <= MAXIMUM_LENGTH) return text;
	return `${text.slice(0, MAXIMUM_LENGTH).replace(HALF_A_CHARACTER, '')}…`;
}
