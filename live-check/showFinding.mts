import type { Finding } from './Finding.mts';
import type { Verdict } from './Verdict.mts';

const SIGNS: Readonly<Record<Verdict['verdict'], string>> = {
	confirmed: '✔',
	refuted: '✘',
	'not testable with this key': '·',
};

/** A finding as the terminal shows it. */
export function showFinding({ number, text, verdict, evidence }: Finding): string {
	return `${SIGNS[verdict]} ${number} ${verdict}: ${text}\n  ${evidence}\n`;
}
