import type { Seen } from './Seen.mts';
import type { Verdict } from './Verdict.mts';

/** How one assumption is judged. */
export interface Check {
	/** Its number in `docs/assumptions.md`, such as `A1`. */
	readonly assumption: string;
	/** Judges by what was seen alone: it asks for nothing. */
	readonly judge: (seen: Seen) => Verdict;
}
