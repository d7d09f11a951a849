import type { Clock } from '../delivery/Clock';

/** How long the shared timer sleeps at most, so that it ends soon after the last call has. */
const LONGEST_SLEEP = 500;

/** A call that is being waited for, and what ends the wait. */
interface Wait {
	until: number;
	expire: () => void;
}

/**
 * Limits how long calls are waited for, all of them with one timer: a timer a call could not be
 * cleared and would outlive the execution.
 */
export class Deadlines {
	private readonly waits = new Set<Wait>();

	private isWatching = false;

	constructor(private readonly clock: Clock) {}

	/**
	 * Waits for a call, but not longer than `ms`. The call itself is not ended.
	 *
	 * @returns what the call returns, or `late` when the time is up
	 * @throws what the call throws within the time
	 */
	async within<Result, Late>(
		ms: number,
		call: Promise<Result>,
		late: Late,
	): Promise<Result | Late> {
		return await new Promise((resolve, reject) => {
			const wait = { until: this.clock.now() + ms, expire: () => resolve(late) };
			this.waits.add(wait);
			void call.then(resolve, reject).finally(() => this.waits.delete(wait));
			void this.watch();
		});
	}

	private async watch(): Promise<void> {
		if (this.isWatching) return;
		this.isWatching = true;
		while (this.waits.size > 0) {
			const now = this.clock.now();
			let sleep = LONGEST_SLEEP;
			for (const wait of this.waits) {
				if (wait.until <= now) {
					this.waits.delete(wait);
					wait.expire();
				} else {
					sleep = Math.min(sleep, wait.until - now);
				}
			}
			if (this.waits.size > 0) await this.clock.wait(sleep);
		}
		this.isWatching = false;
	}
}
