import { ExactNumber } from './ExactNumber';
import type { JsonValue } from './JsonValue';

/**
 * The list in an answer: the answer itself (assumption A16), or the one list that an object
 * holds, since no list's form is documented.
 *
 * @returns null when there is none
 */
export function listIn(json: JsonValue | undefined): JsonValue[] | null {
	if (Array.isArray(json)) return json;
	if (typeof json !== 'object' || json === null || json instanceof ExactNumber) return null;
	const lists = Object.values(json).filter((member) => Array.isArray(member));
	return lists.length === 1 ? (lists[0] ?? null) : null;
}
