import { STATUS_CODES } from 'node:http';

/** One thing that is wrong with a request: where, and what, in a sentence. */
export interface Mistake {
	/** As in `datums[2].property.id`; `$` is the whole body. */
	readonly path: string;
	readonly message: string;
	/** The number of the assumption that it rests on, where Tracy documents nothing of it. */
	readonly assumption?: string;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** A request that is answered with problem details instead of what it asked for. */
export class Refusal extends Error {
	override readonly name = 'Refusal';

	constructor(
		readonly status: number,
		detail: string,
		readonly mistakes: readonly Mistake[] = [],
		readonly headers: Readonly<Record<string, string>> = {},
	) {
		super(detail);
	}

	static forMistakes(mistakes: readonly Mistake[]): Refusal {
		return new Refusal(400, 'The request is not as it has to be; "errors" says where.', mistakes);
	}

	/** Of a request that nothing here answers. */
	static forAddress({ method, url }: { method: string; url: string }): Refusal {
		return new Refusal(404, `There is no ${method} ${url}.`);
	}

	/** Of the whole body, for the reason that an error gives. */
	static forError(error: unknown): Refusal {
		const message = error instanceof Error ? error.message : String(error);
		return Refusal.forMistakes([{ path: '$', message }]);
	}
}

/** Problem details (RFC 9457) as JSON text, with the mistakes gathered by path. */
export function problemDetails(
	status: number,
	detail: string,
	mistakes: readonly Mistake[] = [],
): string {
	const problem = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail };
	if (mistakes.length === 0) return JSON.stringify(problem);
	const assumed = mistakes.flatMap(({ assumption }) => assumption ?? []);
	// In a member of its own, so that no sentence for whoever fills in a form speaks of it.
	const assumptions = assumed.length === 0 ? undefined : [...new Set(assumed)];
	return JSON.stringify({ ...problem, errors: byPath(mistakes), assumptions });
}

function byPath(mistakes: readonly Mistake[]): Record<string, string[]> {
	const messages = new Map<string, string[]>();
	for (const { path, message } of mistakes) {
		messages.set(path, [...(messages.get(path) ?? []), message]);
	}
	return Object.fromEntries(messages);
}
