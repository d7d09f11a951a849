import type { Endings } from '../outcome/Endings';
import type { Failure, Outcome } from '../outcome/Outcome';

/** After so many rows of unknown outcome without a good one between, nothing more is sent. */
const UNKNOWN_IN_A_ROW = 10;

/** After so many rows given up without an answer between, nothing more is sent, if for so long, in ms. */
const GIVEN_UP_IN_A_ROW = 10;
const REFUSED_FOR = 60_000;

/** Decides when nothing more is sent, and why. */
export class Stops {
	/** The row that ended the delivery, if one did, and what is wrong with it. */
	private end: { index: number; error: string } | undefined;

	/** Why the delivery ended, where no row ended it. */
	private cause: string | undefined;

	private unknownInARow = 0;

	private givenUpInARow = 0;

	/** Since when Tracy has done nothing but ask to wait. */
	private refusedSince: number | undefined;

	private isRefusedForEver = false;

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
		if (this.cause !== undefined) return this.notSent(this.cause);
		return this.end && this.notSent(`item ${this.end.index} ended the run: ${this.end.error}`);
	}

	/** Ends the delivery for a reason that has to do with no row. */
	halt(cause: string): void {
		this.cause ??= cause;
	}

	/** Notes that Tracy asked to wait. */
	noteRefused(now: number): void {
		this.refusedSince ??= now;
	}

	/** Notes what became of a row that was sent just now. */
	noteSent<Answer>({ outcome }: Outcome<Answer>, now: number): void {
		switch (outcome) {
			case 'created':
			case 'found':
				this.unknownInARow = 0;
				this.noteTaken();
				break;
			case 'rejected':
			case 'skipped':
				this.noteTaken();
				break;
			case 'unknown':
				this.unknownInARow += 1;
				break;
			case 'unsent':
				this.givenUpInARow += 1;
				this.isRefusedForEver =
					this.givenUpInARow >= GIVEN_UP_IN_A_ROW &&
					now - (this.refusedSince ?? now) >= REFUSED_FOR;
		}
	}

	private noteTaken(): void {
		this.givenUpInARow = 0;
		this.refusedSince = undefined;
	}

	/** Looks whether what became of a row ends the delivery. */
	consider<Answer>(index: number, outcome: Outcome<Answer>): void {
		const isOver = this.reason() !== undefined;
		if (!isOver && this.isStoppedBy(outcome)) this.end = { index, error: outcome.error };
	}

	/**
	 * Whether what became of a row ends a delivery. A row of unknown outcome, or given up, says
	 * nothing about the others; only many of them do.
	 */
	isStoppedBy<Answer>(outcome: Outcome<Answer>): outcome is Failure {
		if (!('error' in outcome)) return false;
		switch (outcome.outcome) {
			case 'unknown':
				return outcome.stopsPool || this.unknownInARow >= UNKNOWN_IN_A_ROW;
			case 'rejected':
				return outcome.stopsPool || this.stopsAtFailure;
			case 'unsent':
				return outcome.stopsPool || this.stopsAtFailure || this.isRefusedForEver;
		}
	}
}
