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
