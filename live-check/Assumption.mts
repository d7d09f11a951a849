/** A row of the table in `docs/assumptions.md`. */
export interface Assumption {
	/** Such as `A1`. */
	readonly number: string;
	/** What is assumed. */
	readonly text: string;
}
