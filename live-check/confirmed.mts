import type { Verdict } from './Verdict.mts';

export function confirmed(evidence: string): Verdict {
	return { verdict: 'confirmed', evidence };
}
