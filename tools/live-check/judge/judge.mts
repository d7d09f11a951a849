import { maskSecret } from '../../../nodes/Tracy/transport/maskSecret.ts';
import type { Seen } from '../ask/look.mts';
import { checks } from './checks.mts';
import { notTestable, type Verdict } from './evidence/Verdict.mts';
import type { Assumption } from './readAssumptions.mts';

/** An assumption and what was found out about it. */
export interface Finding extends Assumption, Verdict {}

/**
 * Judges every assumption by what was seen.
 *
 * @param secret what must not stand in any evidence, should Tracy have answered it
 */
export function judge(assumptions: readonly Assumption[], seen: Seen, secret: string): Finding[] {
	return assumptions.map((assumption) => {
		const check = checks.find((one) => one.assumption === assumption.number);
		const { verdict, evidence } =
			check?.judge(seen) ?? notTestable('There is no check for it yet.');
		return { ...assumption, verdict, evidence: maskSecret(evidence, secret) };
	});
}
