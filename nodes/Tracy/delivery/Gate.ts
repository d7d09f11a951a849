import { sleepWhile, type Clock } from './Clock';
import type { Pace } from './pace/Pace';

/** How many requests leave in one turn of the process at most. */
const MOST_IN_A_TURN = 2;

/**
 * Lets requests out one by one, in the order in which they came, at the pace, and only a few in
 * one turn of the process: those that leave together are answered together, and each answer would
 * wait while the others are dealt with, round after round.
 */
export class Gate {
	private open: Promise<void> = Promise.resolve();

	/** How many may still leave in this turn. */
	private left = MOST_IN_A_TURN;

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
		const passed = this.open.then(async () => await this.waitForPace());
		this.open = passed.then(async () => await this.endTurn());
		await passed;
	}

	private async endTurn(): Promise<void> {
		this.left -= 1;
		// What waits for the pace leaves in another turn anyway.
		const isApart = this.pace.delay(this.clock.now()) > 0;
		if (this.left > 0 || isApart || this.isOver()) return;
		await this.clock.wait(0);
		this.left = MOST_IN_A_TURN;
	}

	private async waitForPace(): Promise<void> {
		const began = this.clock.now();
		await sleepWhile(this.clock, () => (this.isOver() ? 0 : this.pace.delay(this.clock.now())));
		const now = this.clock.now();
		this.waited += now - began;
		this.pace.sent(now);
	}
}
