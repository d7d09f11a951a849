import type { ValueColumn } from '../nodes/Tracy/contract/Wire.ts';

/** A record that is to be created. */
export interface Draft {
	readonly dataset: number;
	readonly values: readonly SentValues[];
	/** How many required properties can't be given a value. */
	readonly leftOut: number;
}

/** The values of one property, each in a datum of its own. */
export interface SentValues {
	readonly property: number;
	readonly column: ValueColumn;
	/** As they are compared: text, the digits of a number, the ID of an option. */
	readonly texts: readonly string[];
}
