import type { AdditionalDraft } from './AdditionalDraft';

/** One value that an item asks for, as it came out of the node's parameters. */
export interface DatumDraft {
	property: unknown;
	valueType: unknown;
	value: unknown;
}

/** The values of an item by column, as n8n's resource mapper gives them. */
export interface ColumnsDraft {
	specify: 'columns';
	/** How columns find their values: `defineBelow` or `autoMapInputData`. */
	mappingMode: unknown;
	/** For `defineBelow`: the values by the IDs of their properties. */
	values: unknown;
	/** Those IDs whose value was typed in, and is no expression. */
	typed: Set<string>;
	/** For `autoMapInputData`: the item's own fields. */
	input: object;
	/** What to do with fields that match no property: `ignore` or `refuse`. */
	unmatchedFields: unknown;
}

/** What one item asks for, untyped: nothing in it has been checked yet. */
export interface Draft {
	dataset: unknown;
	/** An ID, or a name where the dataset can be read. */
	state: unknown;
	/** Whether the state is given by its name, even if that consists of digits. */
	isStateName?: boolean;
	/** The record to duplicate; undefined where none is duplicated. */
	original?: unknown;
	/** The IANA zone in which a date-time without one is read. */
	timezone: string;
	/** What tells this item from all others; undefined where import keys are not used. */
	importKey?: unknown;
	/** What it asks for besides values; undefined where there is nothing. */
	additional?: AdditionalDraft;
	content:
		| { specify: 'fields'; datums: DatumDraft[] }
		| ColumnsDraft
		| { specify: 'json'; body: unknown }
		/** A way of giving values that this version does not know. */
		| { specify: 'unknown'; way: unknown };
}
