/** The settings that hold for all items of a run, read from the first. */
export interface Settings {
	/** The most requests at the same time. */
	maxConcurrency: number;
	/** How long to wait for an answer, in ms. */
	timeout: number;
	/** Whether created records come out simplified. */
	simplify: boolean;
}
