/** Time, passed in so that tests take none. All in ms. */
export interface Clock {
	/** Milliseconds since some fixed moment. */
	now(): number;
	/** Resolves after that many ms. */
	wait(ms: number): Promise<void>;
}
