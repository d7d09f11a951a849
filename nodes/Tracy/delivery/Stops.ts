import type { Endings } from '../outcome/Endings';
import type { Failure, Outcome } from '../outcome/Outcome';

/** After so many rows of unknown outcome without a good one between, nothing more is sent. */
const UNKNOWN_IN_A_ROW = 10;

/** Decides when nothing more is sent, and why. */
export class Stops {
	/** The row that ended the delivery, if one did, and what is wrong with it. */
	private end: { index: number; error: string } | undefined;

	private unknownInARow = 0;

	/**
	 * @param stopsAtFailure whether a failed row ends the delivery
	 * @param notSent what becomes of the rows after that
	 */
	constructor(
		private readonly stopsAtFailure: boolean,
		private readonly signal: AbortSignal | undefined,
		private readonly notSent: Endings['notSent'],
	) {}

	/** The row that ended the delivery, if one did. */
	get stoppedBy(): number | undefined {
		return this.end?.index;
	}

	/** What becomes of a row that has not been sent; undefined as long as rows are sent. */
	reason(): Failure | undefined {
		if (this.signal?.aborted) return this.notSent('the execution was cancelled');
		return this.end && this.notSent(`item ${this.end.index} ended the run: ${this.end.error}`);
	}

	/** Notes what became of a row that was sent just now. */
	noteSent<Answer>({ outcome }: Outcome<Answer>): void {
		if (outcome === 'unknown') this.unknownInARow += 1;
		if (outcome === 'created' || outcome === 'found') this.unknownInARow = 0;
	}

	/** Looks whether what became of a row ends the delivery. */
	consider<Answer>(index: number, outcome: Outcome<Answer>): void {
		const isOver = this.reason() !== undefined;
		if (!isOver && this.ends(outcome)) this.end = { index, error: outcome.error };
	}

	/** A row of unknown outcome says nothing about the others; only many of them end a delivery. */
	private ends<Answer>(outcome: Outcome<Answer>): outcome is Failure {
		switch (outcome.outcome) {
			case 'created':
			case 'found':
			case 'skipped':
				return false;
			case 'unknown':
				return outcome.stopsPool || this.unknownInARow >= UNKNOWN_IN_A_ROW;
			case 'rejected':
			case 'unsent':
				return outcome.stopsPool || this.stopsAtFailure;
		}
	}
}
