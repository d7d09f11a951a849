import { z } from 'zod/v4';

/** Something answered. Only `status` and the shape of the rest may ever be shown. */
export interface Answered {
	readonly kind: 'answered';
	/** The request without IDs or names, such as `GET /v1/datasets/{id}`. */
	readonly request: string;
	readonly status: number;
	/** The header `Paging-Total-Count`. */
	readonly total: string | null;
	readonly text: string;
	/** Integers beyond 2^53 are their digits as text; undefined when the text is not JSON. */
	readonly json: unknown;
}

/** No answer came. */
export interface Silence {
	readonly kind: 'silent';
	readonly request: string;
	/** Completes "GET /v1/datasets", such as "got no answer within 30 s". */
	readonly why: string;
	/** What to do, as a sentence. */
	readonly next: string;
	/** Whether the request may have arrived all the same. */
	readonly mayHaveArrived: boolean;
}

/** What one request came to. */
export type Answer = Answered | Silence;

const list = z.array(z.unknown());

export function isWebPage({ text }: Answered): boolean {
	return /^\s*</.test(text);
}

/**
 * Says what an answer was like, with nothing of what it holds: `GET /v1/datasets answered 200 with
 * a list of 12`.
 */
export function describeAnswer(answer: Answer): string {
	if (answer.kind === 'silent') return `${answer.request} ${answer.why}`;
	return `${answer.request} answered ${answer.status} with ${shapeOf(answer)}`;
}

/** Whether it is an answer with a status of 2xx. */
export function isSuccess(answer: Answer): boolean {
	return answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;
}

/** The JSON of an answer with a status of 2xx; undefined for any other. */
export function jsonIn(answer: Answer | null): unknown {
	return answer?.kind === 'answered' && isSuccess(answer) ? answer.json : undefined;
}

/**
 * The list in an answer's JSON: the JSON itself, or the one list that an object holds, so that what
 * needs a list can be judged although its form is another than assumed.
 *
 * @returns null when there is none
 */
export function listIn(json: unknown): unknown[] | null {
	const bare = list.safeParse(json);
	if (bare.success) return bare.data;
	const members = Object.values(z.looseObject({}).safeParse(json).data ?? {});
	const lists = members.flatMap((member) => list.safeParse(member).data ?? []);
	return members.filter(Array.isArray).length === 1 ? lists : null;
}

function shapeOf(answer: Answered): string {
	const { text, json } = answer;
	if (text.trim() === '') return 'nothing';
	if (Array.isArray(json)) return `a list of ${json.length}`;
	if (typeof json === 'object') return json === null ? 'null' : 'an object';
	if (json !== undefined) return `a ${typeof json}`;
	return isWebPage(answer) ? 'a web page' : 'text that is not JSON';
}
