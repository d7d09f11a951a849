import { type Answer, describeAnswer, isSuccess } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import { confirmed, notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/**
 * A14: 401 is for refused keys alone, and asking for a state that does not exist reads nothing and
 * is refused, in JSON or without a body, as the test of the credential needs it.
 */
export function judgeKey({ answers, missingState, alteredKey }: Seen): Verdict {
	const refusal = answers.find((answer) => answer.kind === 'answered' && answer.status === 401);
	if (refusal !== undefined) {
		return refuted(`The key is accepted elsewhere, but ${describeAnswer(refusal)}.`);
	}
	const missing = describeAnswer(missingState);
	if (isSuccess(missingState)) return refuted(`Asked for state 0: ${missing}, no refusal.`);
	if (isText(missingState)) return refuted(`Asked for state 0: ${missing}, not in JSON.`);
	if (alteredKey.kind === 'silent') return notTestable(`${describeAnswer(alteredKey)}.`);
	const seen = `With an altered key, ${describeAnswer(alteredKey)}; with this one, ${missing}.`;
	if (alteredKey.status === 401) return confirmed(seen);
	const isUnclear = alteredKey.status === 429 || alteredKey.status >= 500;
	return isUnclear ? notTestable(seen) : refuted(seen);
}

/** Whether an answer is text, as which the test of the credential takes a text of JSON's too. */
function isText(answer: Answer): boolean {
	if (answer.kind === 'silent') return false;
	const { json, text } = answer;
	return json === undefined ? text.trim() !== '' : typeof json === 'string';
}
