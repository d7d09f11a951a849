/** Time, passed in so that tests take none. All in ms. */
export interface Clock {
	/** Milliseconds since 1970, UTC, which the dates in a Retry-After header are compared with. */
	now(): number;
	/** Resolves after that many ms. */
	wait(ms: number): Promise<void>;
}
