import type { Answer } from './Answer.mts';
import { isSuccess } from './isSuccess.mts';

/** The JSON of an answer with a status of 2xx; undefined for any other. */
export function jsonIn(answer: Answer | null): unknown {
	return answer?.kind === 'answered' && isSuccess(answer) ? answer.json : undefined;
}
