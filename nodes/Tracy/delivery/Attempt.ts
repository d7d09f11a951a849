import type { NotCreated, Outcome } from './Outcome';

/** A request that is sent again: it was certainly not processed this time, or repeating is harmless. */
export interface Postponed {
	outcome: 'postponed';
	/**
	 * `throttled`: Tracy asks to wait. `unreachable`: no connection came about. `unclear`: no clear
	 * answer came; only what creates nothing is sent again then.
	 */
	because: 'throttled' | 'unreachable' | 'unclear';
	/** The Retry-After header as it came, where there was one. */
	retryAfter: string | null;
	/** What becomes of the row if it is not sent again. */
	givenUp: NotCreated;
}

/** What sending a body once came to. */
export type Attempt<Answer> = Outcome<Answer> | Postponed;
