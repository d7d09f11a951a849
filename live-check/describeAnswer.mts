import type { Answer, Answered } from './Answer.mts';
import { isWebPage } from './isWebPage.mts';

/**
 * Says what an answer was like, with nothing of what it holds: `GET /v1/datasets answered 200 with
 * a list of 12`.
 */
export function describeAnswer(answer: Answer): string {
	if (answer.kind === 'silent') return `${answer.request} ${answer.why}`;
	return `${answer.request} answered ${answer.status} with ${shapeOf(answer)}`;
}

function shapeOf(answer: Answered): string {
	const { text, json } = answer;
	if (text.trim() === '') return 'nothing';
	if (Array.isArray(json)) return `a list of ${json.length}`;
	if (typeof json === 'object') return json === null ? 'null' : 'an object';
	if (json !== undefined) return `a ${typeof json}`;
	return isWebPage(answer) ? 'a web page' : 'text that is not JSON';
}
