import { countVerdicts } from './countVerdicts.mts';
import type { Finding } from './Finding.mts';

/** How many assumptions came out how, in a sentence. */
export function summarize(findings: readonly Finding[]): string {
	const counts = Object.entries(countVerdicts(findings));
	const parts = counts.map(([verdict, count]) => `${count} ${verdict}`);
	return `Of ${findings.length} assumptions: ${parts.join(', ')}.`;
}
