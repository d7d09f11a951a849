import type { Mistake } from '../mapping/Mistake';

/** What is wrong with an item on which an expression threw this. */
export function expressionMistake(error: unknown): Mistake {
	const message = error instanceof Error ? error.message : String(error);
	return {
		reason: `An expression can't be evaluated for this item: ${message}`,
		property: null,
		next: 'Open the node, choose this item in its input, and look at the fields marked red.',
	};
}
