import type { Verdict } from './Verdict.mts';

export function notTestable(evidence: string): Verdict {
	return { verdict: 'not testable with this key', evidence };
}
