import { z } from 'zod/v4';

const list = z.array(z.unknown());

/**
 * The list in an answer's JSON: the JSON itself, or the one list that an object holds, so that what
 * needs a list can be judged although its form is another than assumed.
 *
 * @returns null when there is none
 */
export function listIn(json: unknown): unknown[] | null {
	const bare = list.safeParse(json);
	if (bare.success) return bare.data;
	const members = Object.values(z.looseObject({}).safeParse(json).data ?? {});
	const lists = members.flatMap((member) => list.safeParse(member).data ?? []);
	return members.filter(Array.isArray).length === 1 ? lists : null;
}
