/** Time, passed in so that tests take none. All in ms. */
export interface Clock {
	/** Milliseconds since 1970, UTC; a Retry-After date is held against it where its answer tells no time. */
	now(): number;
	/** Resolves after that many ms. */
	wait(ms: number): Promise<void>;
}

/**
 * A clock that is never set back, as a machine's may be: it goes on from where it was, and is ahead
 * from then on. Nothing that was to wait for a moment waits longer.
 */
export function steady(clock: Clock): Clock {
	let ahead = 0;
	let last = -Infinity;
	return {
		now() {
			ahead = Math.max(ahead, last - clock.now());
			last = clock.now() + ahead;
			return last;
		},
		wait: async (ms) => await clock.wait(ms),
	};
}

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

/** How long to sleep at most before looking again whether there is still something to wait for. */
const LONGEST_SLEEP = 250;

/**
 * Sleeps as long as there is something to wait for.
 *
 * @param remaining how long to wait from now on, in ms; asked anew after each slice of sleep
 */
export async function sleepWhile(clock: Clock, remaining: () => number): Promise<void> {
	for (let ms = remaining(); ms > 0; ms = remaining()) {
		await clock.wait(Math.min(ms, LONGEST_SLEEP));
	}
}
