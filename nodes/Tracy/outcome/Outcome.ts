import type { Mistake } from './Result';

/** What became of a row that Tracy has: `answer` is null where Tracy's answer was not readable. */
export interface Created<Answer> {
	outcome: 'created';
	answer: Answer | null;
}

/** What became of a row that asked for something that Tracy has. */
interface Found<Answer> {
	outcome: 'found';
	answer: Answer;
}

/** What became of a row that there was no need to send: it is there, by an earlier run or an earlier row. */
export interface Skipped {
	outcome: 'skipped';
	because: 'created before' | 'given twice';
}

/**
 * What became of a row that did not come to what it asked for: `rejected` = Tracy or we refused
 * it; `unknown` = no clear answer came, so what was to be created may or may not have been;
 * `unsent` = nothing was sent.
 */
export interface Failure {
	outcome: 'rejected' | 'unknown' | 'unsent';
	/** The sentence for the person in the n8n editor. */
	error: string;
	/** Tracy's own reason, or ours. */
	reason: string;
	/** What to do about it. */
	next: string;
	/** What an agent is to pass that chose the value, where `next` is about an expression. */
	instead?: string;
	/** The HTTP status of Tracy's answer, where there was one. */
	status: number | null;
	/** The ID of the property that this is about, where it is about one. */
	property: string | null;
	/** Whether it is pointless to send the other rows as well. */
	stopsPool: boolean;
}

/** What became of one row. Every row has exactly one outcome. */
export type Outcome<Answer> = Created<Answer> | Found<Answer> | Skipped | Failure;

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
	/** The Date header as it came, where there was one: the time by the clock of who says when to come back. */
	date?: string;
	/** What becomes of the row if it is not sent again. */
	givenUp: Failure;
}

/** What one request to create a record came to. */
export type Creation<Answer> = Created<Answer> | Failure | Postponed;

/** What one request for something came to. */
export type Finding<Answer> = Found<Answer> | Failure | Postponed;

/** What one request came to. */
export type Attempt<Answer> = Creation<Answer> | Finding<Answer>;

/** What to do about a row that may have been created. */
export const LOOK = 'Look in Tracy whether the record is there.';

/** What to do then with one that has an import key: no run sends it again. */
export const ANOTHER_KEY = 'If it is not, give the item another import key and run it again.';

/** A row that failed for a reason that Tracy has said nothing about. */
export function failed(
	outcome: Failure['outcome'],
	{ reason, next, instead, property = null }: Pick<Mistake, 'reason' | 'next'> & Partial<Mistake>,
): Failure {
	const said = { error: reason, reason, next, instead };
	return { outcome, ...said, status: null, property, stopsPool: false };
}

/** Whether a row did not come to what it asked for. */
export function isFailure<Answer>(outcome: Outcome<Answer>): outcome is Failure {
	switch (outcome.outcome) {
		case 'created':
		case 'found':
		case 'skipped':
			return false;
		case 'rejected':
		case 'unknown':
		case 'unsent':
			return true;
	}
}
