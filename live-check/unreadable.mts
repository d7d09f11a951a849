import type { Answer } from './Answer.mts';
import { describeAnswer } from './describeAnswer.mts';
import { notTestable } from './notTestable.mts';
import type { Verdict } from './Verdict.mts';

/**
 * The verdict where an answer says nothing about an assumption, because the key may not read, or
 * because Tracy does not answer now.
 *
 * @returns null for an answer that can be judged
 */
export function unreadable(answer: Answer): Verdict | null {
	const seen = describeAnswer(answer);
	if (answer.kind === 'silent') return notTestable(`${seen}.`);
	const { status } = answer;
	if (status === 401 || status === 403) return notTestable(`This key may not read that: ${seen}.`);
	if (status === 429 || status >= 500) return notTestable(`Tracy gave no clear answer: ${seen}.`);
	return null;
}
