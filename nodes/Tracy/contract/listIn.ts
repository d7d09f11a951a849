import { ExactNumber } from './ExactNumber';
import type { JsonValue } from './JsonValue';

/**
 * The list in an answer: the answer itself (assumption A16), or the one list that an object
 * holds, since no list's form is documented. Empty ones beside it don't count.
 *
 * @returns null when there is none
 */
export function listIn(json: JsonValue | undefined): JsonValue[] | null {
	if (Array.isArray(json)) return json;
	if (typeof json !== 'object' || json === null || json instanceof ExactNumber) return null;
	const lists = Object.values(json).filter((member) => Array.isArray(member));
	const filled = lists.filter(({ length }) => length > 0);
	const [list, other] = filled.length > 0 ? filled : lists;
	return other ? null : (list ?? null);
}
