import type { Clock } from './Clock';

/** The longest that work goes on before others get a turn, in ms. */
const LONGEST_TURN = 20;

/** Lets everything else in the process have its turn during long loops. */
export class Turns {
	private began: number;

	constructor(private readonly clock: Clock) {
		this.began = clock.now();
	}

	/** Call it once a round: waits when this turn has lasted long enough. */
	async next(): Promise<void> {
		if (this.clock.now() - this.began < LONGEST_TURN) return;
		await this.clock.wait(0);
		this.began = this.clock.now();
	}
}
