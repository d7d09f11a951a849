import type { Answer } from './Answer.mts';
import type { Draft } from './Draft.mts';

/** One record that was sent, and what came of it. */
export interface Written {
	readonly draft: Draft;
	readonly answer: Answer;
	/** The digits of its ID; null where Tracy did not tell one. */
	readonly id: string | null;
}
