/** A metadatum that an item asks for, as it came out of the node's parameters. */
export interface MetadatumDraft {
	representation: unknown;
	recordValue: unknown;
	decimalValue: unknown;
}

/** A transition that an item asks for, as it came out of the node's parameters. */
export interface TransitionDraft {
	oldState: unknown;
	timestamp: unknown;
}

/** What an item asks for besides values, untyped: nothing in it has been checked yet. */
export interface AdditionalDraft {
	archived: unknown;
	removed: unknown;
	metadatums: MetadatumDraft[];
	/** JSON: a text, or what an expression made of one. */
	events: unknown;
	transitions: TransitionDraft[];
}
