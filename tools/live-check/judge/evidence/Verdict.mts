import { type Answer, describeAnswer } from '../../ask/Answer.mts';

/** What was found out about one assumption. */
export interface Verdict {
	readonly verdict: 'confirmed' | 'refuted' | 'not testable with this key';
	/** What was seen, or why nothing could be: no name, no value and no secret of the workspace. */
	readonly evidence: string;
}

export function confirmed(evidence: string): Verdict {
	return { verdict: 'confirmed', evidence };
}

export function notTestable(evidence: string): Verdict {
	return { verdict: 'not testable with this key', evidence };
}

export function refuted(evidence: string): Verdict {
	return { verdict: 'refuted', evidence };
}

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
