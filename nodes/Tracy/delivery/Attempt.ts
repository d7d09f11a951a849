import type { NotCreated, Outcome } from './Outcome';

/** A body that was certainly not processed this time, and may be accepted when sent again. */
export interface Postponed {
	outcome: 'postponed';
	/** `throttled`: Tracy asks to wait. `unreachable`: no connection came about. */
	because: 'throttled' | 'unreachable';
	/** The Retry-After header as it came, where there was one. */
	retryAfter: string | null;
	/** What becomes of the row if it is not sent again. */
	givenUp: NotCreated;
}

/** What sending a body once came to. */
export type Attempt<Answer> = Outcome<Answer> | Postponed;
