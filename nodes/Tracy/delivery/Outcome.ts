/** What became of a row that Tracy has: `answer` is null where Tracy's answer was not readable. */
export interface Created<Answer> {
	outcome: 'created';
	answer: Answer | null;
}

/** What became of a row that asked for something that Tracy has. */
export interface Found<Answer> {
	outcome: 'found';
	answer: Answer;
}

/**
 * What became of a row that Tracy does not have, or may not have:
 * `rejected` = Tracy or we refused it; `unknown` = no clear answer came, so what was to be created
 * may or may not have been; `unsent` = nothing was sent; `skipped` = there was no need to send it.
 */
export interface NotCreated {
	outcome: 'rejected' | 'unknown' | 'unsent' | 'skipped';
	/** The sentence for the person in the n8n editor. */
	error: string;
	/** Tracy's own reason, or ours. */
	reason: string;
	/** What to do about it. */
	next: string;
	/** The HTTP status of Tracy's answer, where there was one. */
	status: number | null;
	/** The ID of the property that this is about, where it is about one. */
	property: string | null;
	/** Whether it is pointless to send the other rows as well. */
	stopsPool: boolean;
}

/** What became of one row. Every row has exactly one outcome. */
export type Outcome<Answer> = Created<Answer> | Found<Answer> | NotCreated;
