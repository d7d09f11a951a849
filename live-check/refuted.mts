import type { Verdict } from './Verdict.mts';

export function refuted(evidence: string): Verdict {
	return { verdict: 'refuted', evidence };
}
