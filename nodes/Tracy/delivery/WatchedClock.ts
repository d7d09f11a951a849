import type { Clock } from './Clock';

/** How much too late a wait may end, in ms, before the process counts as one that stood still. */
const MOST_LATE = 30_000;

/** How often the clock is looked at where nothing else waits, in ms. */
const BEAT = 1_000;

/**
 * A clock that notices when the process stood still: it was frozen, or its machine slept. Then n8n
 * may have given the execution to another worker, and all that this one knows may be out of date.
 */
export class WatchedClock implements Clock {
	private readonly waits = new Set<{ until: number }>();

	private isBeating = false;

	/** @param onStandstill told how long it stood still, in ms; at every look from then on */
	constructor(
		private readonly clock: Clock,
		private readonly onStandstill: (ms: number) => void,
	) {}

	/** The time. It is looked here too, because answers that came meanwhile wake up before timers do. */
	now(): number {
		const now = this.clock.now();
		for (const { until } of this.waits) {
			if (now - until > MOST_LATE) this.onStandstill(now - until);
		}
		return now;
	}

	async wait(ms: number): Promise<void> {
		const wait = { until: this.clock.now() + ms };
		this.waits.add(wait);
		await this.clock.wait(ms);
		this.now();
		this.waits.delete(wait);
	}

	/** Notices it during some work whatever that waits for. */
	async during<Result>(work: () => Promise<Result>): Promise<Result> {
		this.isBeating = true;
		void this.beat();
		try {
			return await work();
		} finally {
			this.isBeating = false;
		}
	}

	private async beat(): Promise<void> {
		while (this.isBeating) await this.wait(BEAT);
	}
}
