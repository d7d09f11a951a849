import type { Datum, PostRecord, Reference } from './PostRecord.mts';

/** What is asked for once a duplicate has taken from its original what it was not given. */
export interface Draft {
	readonly dataset?: Reference | undefined;
	readonly state?: Reference | undefined;
	readonly datums: readonly Datum[];
}

/** What a record to be copied offers. */
export interface Original {
	readonly dataset: Reference;
	readonly state: Reference;
	readonly datums: readonly Datum[];
}

/** Duplicating copies the dataset, the state and the datums, unless the request gives its own. */
export function toDraft(body: PostRecord, original?: Original): Draft {
	return {
		dataset: body.dataset ?? original?.dataset,
		state: body.state ?? original?.state,
		datums: body.datums ?? original?.datums ?? [],
	};
}
