/** One value that an item asks for, as it came out of the node's parameters. */
export interface DatumDraft {
	property: unknown;
	valueType: unknown;
	value: unknown;
}

/** What one item asks for, untyped: nothing in it has been checked yet. */
export interface Draft {
	dataset: unknown;
	state: unknown;
	/** The record to duplicate; undefined where none is duplicated. */
	original?: unknown;
	/** The IANA zone in which a date-time without one is read. */
	timezone: string;
	/** What tells this item from all others; undefined where import keys are not used. */
	importKey?: unknown;
	content:
		| { specify: 'fields'; datums: DatumDraft[] }
		| { specify: 'json'; body: unknown }
		/** A way of giving values that this version does not know. */
		| { specify: 'unknown'; way: unknown };
}
