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
