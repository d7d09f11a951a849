import type { Assumption } from './Assumption.mts';
import type { Verdict } from './Verdict.mts';

/** An assumption and what was found out about it. */
export interface Finding extends Assumption, Verdict {}
