import type { Mistake } from './Mistake.mts';

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
}
