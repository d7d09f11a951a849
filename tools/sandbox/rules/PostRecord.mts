/** A nested object that points at something by its ID. */
export interface Reference {
	readonly id?: bigint;
	readonly name?: string | null;
	readonly text?: string | null;
}

export type ValueColumn =
	| 'optionValue'
	| 'userValue'
	| 'recordValue'
	| 'integerValue'
	| 'decimalValue'
	| 'stringValue'
	| 'dateTimeValue';

/** What the contract lets a datum hold, as far as the sandbox reads it. */
export interface Datum {
	readonly property?: Reference;
	readonly optionValue?: Reference;
	readonly userValue?: Reference;
	readonly recordValue?: Reference;
	readonly integerValue?: bigint | null;
	readonly decimalValue?: bigint | number | null;
	readonly stringValue?: string | null;
	readonly dateTimeValue?: string | null;
}

/** What the contract lets `POST /v1/records` take, as far as the sandbox reads it. */
export interface PostRecord {
	readonly dataset?: Reference;
	readonly state?: Reference;
	readonly archived?: string | null;
	readonly removed?: string | null;
	readonly datums?: readonly Datum[] | null;
	readonly metadatums?: readonly object[] | null;
	readonly events?: readonly object[] | null;
	readonly transitions?: readonly object[] | null;
	readonly original?: Reference;
}

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

/** Looks up what a reference points at; nothing when there is no reference or no such ID. */
export function resolve<Entry>(
	entries: { get(id: bigint): Entry | undefined },
	reference: Reference | undefined,
): Entry | undefined {
	return reference?.id === undefined ? undefined : entries.get(reference.id);
}
