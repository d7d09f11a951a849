import type { Finding } from './Finding.mts';
import type { Verdict } from './Verdict.mts';

/** How often each verdict was found. */
export function countVerdicts(findings: readonly Finding[]): Record<Verdict['verdict'], number> {
	const count = (wanted: Verdict['verdict']) =>
		findings.filter(({ verdict }) => verdict === wanted).length;
	return {
		confirmed: count('confirmed'),
		refuted: count('refuted'),
		'not testable with this key': count('not testable with this key'),
	};
}
