/** Something with an ID and a name; the name is empty where Tracy does not tell it. */
export interface Named {
	id: number;
	name: string;
}

/** A property as far as Tracy tells of it. */
export interface PropertyAnswer extends Named {
	/** The ID of its type, which is a word; null where it is not told. */
	typeId: string | null;
	/** Whether Tracy fills it in by itself. */
	isAutomatic: boolean;
	/** Whether it may have several values. */
	isPlural: boolean;
	isRequired: boolean;
	/** Its options by ID and text; null where they are not told. */
	options: Named[] | null;
}

/** A dataset as far as Tracy tells of it: `null` for lists that are missing from the answer. */
export interface DatasetAnswer extends Named {
	isDisabled: boolean;
	states: Named[] | null;
	properties: PropertyAnswer[] | null;
}
