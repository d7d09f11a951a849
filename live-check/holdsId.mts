import { z } from 'zod/v4';
import type { Answer } from './Answer.mts';
import { jsonIn } from './jsonIn.mts';

const identified = z.looseObject({
	id: z.unknown().refine((id) => id !== undefined && id !== null),
});

/** Whether an answer holds something with an ID, as everything of Tracy's has one. */
export function holdsId(answer: Answer): boolean {
	return identified.safeParse(jsonIn(answer)).success;
}
