/** A set of entries that outlives the execution. It knows no question: to ask is to add. */
export interface KeyStore {
	/** Adds entries, none of them twice in one call, and gives those that were not in it before. */
	add(entries: string[]): Promise<string[]>;
	/** Takes entries out again. */
	remove(entries: string[]): Promise<void>;
}
