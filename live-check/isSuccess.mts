import type { Answer } from './Answer.mts';

/** Whether it is an answer with a status of 2xx. */
export function isSuccess(answer: Answer): boolean {
	return answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;
}
