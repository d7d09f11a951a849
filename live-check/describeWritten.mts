import { maskSecret, reasonOf } from '../nodes/Tracy/transport/reasonOf.ts';
import { describeAnswer } from './describeAnswer.mts';
import { isSuccess } from './isSuccess.mts';
import type { Written } from './Written.mts';

/**
 * Says what became of the record, for the person alone: Tracy's own reason may name what their
 * workspace contains.
 */
export function describeWritten(
	{ draft, answer, id }: Written,
	mark: string,
	secret: string,
): string {
	const isMarked = draft.values.some(({ column }) => column === 'stringValue');
	const record = isMarked ? `a record with "${mark}" in it` : 'a new record without any text';
	const look = `Look in dataset ${draft.dataset} for ${record}.`;
	const seen = describeAnswer(answer);
	if (id !== null) {
		return `Record ${id} was created in dataset ${draft.dataset}. Remove it in Tracy when you no longer need it.`;
	}
	if (isSuccess(answer)) return `A record was created, but its ID is not known: ${seen}. ${look}`;
	if (answer.kind === 'silent') {
		return answer.mayHaveArrived
			? `It is not known whether a record was created: ${seen}. ${look}`
			: `No record was created: ${seen}.`;
	}
	if (answer.status < 400 || answer.status === 408 || answer.status >= 500) {
		return `It is not known whether a record was created: ${seen}. ${look}`;
	}
	// Both before, where a long reason is cut, and after, where escapes are resolved.
	const reason = maskSecret(reasonOf(maskSecret(answer.text, secret)), secret);
	return `Tracy refused the record: ${seen}.${reason === '' ? '' : ` It says: ${reason}`}`;
}
