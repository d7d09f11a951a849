import { describeAnswer, holdsId } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import { confirmed, notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/** A14: 401 is for refused keys alone, and asking for a state that does not exist reads nothing. */
export function judgeKey({ answers, missingState, alteredKey }: Seen): Verdict {
	const refusal = answers.find((answer) => answer.kind === 'answered' && answer.status === 401);
	if (refusal !== undefined) {
		return refuted(`The key is accepted elsewhere, but ${describeAnswer(refusal)}.`);
	}
	if (holdsId(missingState)) {
		return refuted(`Asked for state 0: ${describeAnswer(missingState)}, so there is one.`);
	}
	if (alteredKey.kind === 'silent') return notTestable(`${describeAnswer(alteredKey)}.`);
	const seen = `With an altered key, ${describeAnswer(alteredKey)}; with this one, ${describeAnswer(missingState)}.`;
	if (alteredKey.status === 401) return confirmed(seen);
	const isUnclear = alteredKey.status === 429 || alteredKey.status >= 500;
	return isUnclear ? notTestable(seen) : refuted(seen);
}
