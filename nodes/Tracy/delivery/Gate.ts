import type { Clock } from './Clock';
import type { Pace } from './Pace';

/** How long to sleep at most before looking whether the run is over. */
const LONGEST_SLEEP = 250;

/**
 * Lets requests out one by one, in the order in which they came, at the pace, and never two in one
 * turn of the process: those would be answered together, and each answer would wait while the
 * others are dealt with, round after round.
 */
export class Gate {
	private nextTurn: Promise<void> = Promise.resolve();

	/** How long requests stood here in all, in ms, counted while at least one did. */
	waited = 0;

	/** @param isOver whether nothing more will be sent, so that nobody needs to wait */
	constructor(
		private readonly clock: Clock,
		private readonly pace: Pace,
		private readonly isOver: () => boolean,
	) {}

	/** Resolves when a request may be sent, or when the run is over. */
	async pass(): Promise<void> {
		const passed = this.nextTurn.then(async () => await this.waitForPace());
		this.nextTurn = passed.then(async () => await this.endTurn());
		await passed;
	}

	private async endTurn(): Promise<void> {
		if (!this.isOver()) await this.clock.wait(0);
	}

	private async waitForPace(): Promise<void> {
		const began = this.clock.now();
		for (;;) {
			const now = this.clock.now();
			const delay = this.pace.delay(now);
			if (delay === 0 || this.isOver()) break;
			await this.clock.wait(Math.min(delay, LONGEST_SLEEP));
		}
		const now = this.clock.now();
		this.waited += now - began;
		this.pace.sent(now);
	}
}
