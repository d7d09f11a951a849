import type { JsonValue } from './JsonValue';
import { lineAndColumn } from './lineAndColumn';
import type { JsonOffsets } from './parseJson';

/**
 * The line in which a member of a parsed text stands, counted from 1; of the nearest container
 * that does stand there, where the member itself is missing.
 */
export function lineOfPath(
	text: string,
	root: JsonValue,
	offsets: JsonOffsets,
	path: PropertyKey[],
): number {
	let value: unknown = root;
	let offset = 0;
	for (const key of path) {
		if (typeof value !== 'object' || value === null || typeof key === 'symbol') break;
		const place = offsets.get(value)?.get(key);
		if (place === undefined) break;
		offset = place;
		value = Object.entries(value).find(([name]) => name === String(key))?.[1];
	}
	return lineAndColumn(text, offset).line;
}
