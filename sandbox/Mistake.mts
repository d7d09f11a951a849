/** One thing that is wrong with a request: where, and what, in a sentence. */
export interface Mistake {
	/** As in `datums[2].property.id`; `$` is the whole body. */
	readonly path: string;
	readonly message: string;
}
