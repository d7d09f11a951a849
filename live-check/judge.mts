import { maskSecret } from '../nodes/Tracy/transport/reasonOf.ts';
import type { Assumption } from './Assumption.mts';
import { checks } from './checks.mts';
import type { Finding } from './Finding.mts';
import { notTestable } from './notTestable.mts';
import type { Seen } from './Seen.mts';

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
