import { STATUS_CODES } from 'node:http';
import type { Mistake } from './Mistake.mts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Problem details (RFC 9457) as JSON text, with the mistakes gathered by path. */
export function problemDetails(
	status: number,
	detail: string,
	mistakes: readonly Mistake[] = [],
): string {
	const problem = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail };
	return JSON.stringify(mistakes.length === 0 ? problem : { ...problem, errors: byPath(mistakes) });
}

function byPath(mistakes: readonly Mistake[]): Record<string, string[]> {
	const messages = new Map<string, string[]>();
	for (const { path, message } of mistakes) {
		messages.set(path, [...(messages.get(path) ?? []), message]);
	}
	return Object.fromEntries(messages);
}
