const MAXIMUM_LENGTH = 80;

/** A value as a message shows it: as JSON, control characters escaped, and not too long. */
export function showValue(value: unknown): string {
	if (typeof value === 'bigint' || typeof value === 'number') return String(value);
	if (value === undefined) return 'nothing';
	const text = asJson(value);
	return text.length > MAXIMUM_LENGTH ? `${text.slice(0, MAXIMUM_LENGTH)}…` : text;
}

function asJson(value: unknown): string {
	try {
		return (
			JSON.stringify(typeof value === 'string' ? value.slice(0, MAXIMUM_LENGTH + 1) : value) ??
			String(value)
		);
	} catch {
		return 'an object that refers to itself';
	}
}
