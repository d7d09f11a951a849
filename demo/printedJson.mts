/**
 * Cuts the JSON out of what `n8n execute` printed. Log lines stand before it and may stand after.
 * @returns undefined if there is none
 */
export function printedJson(printed: string): unknown {
	const lines = printed.split('\n');
	const first = lines.indexOf('{');
	const last = lines.indexOf('}', first);
	if (first === -1 || last === -1) return undefined;
	return JSON.parse(lines.slice(first, last + 1).join('\n'));
}
