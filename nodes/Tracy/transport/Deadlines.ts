import type { Clock } from '../delivery/Clock';

/** How long the shared timer sleeps at most, so that it ends soon after the last call has. */
const LONGEST_SLEEP = 500;

/** A call that is being waited for, and what ends the wait. */
interface Wait {
	until: number;
	/** Ends the call itself. */
	controller: AbortController;
	/** Ends the wait for it. */
	giveUp: () => void;
}

/**
 * Limits how long calls are waited for, all of them with one timer: a timer a call could not be
 * cleared and would outlive the execution.
 */
export class Deadlines {
	private readonly waits = new Set<Wait>();

	private isWatching = false;

	/** @param cancel ends all calls */
	constructor(
		private readonly clock: Clock,
		private readonly cancel?: AbortSignal,
	) {
		cancel?.addEventListener('abort', () => {
			for (const { controller } of this.waits) controller.abort();
		});
	}

	/**
	 * Waits for a call, but not longer than `ms`. When the time is up the signal that the call was
	 * given ends it: what still arrives is not read on.
	 *
	 * @returns what the call returns, at the latest when it is ended; `late` if it does not then
	 * @throws what the call throws until then
	 */
	async within<Result, Late>(
		ms: number,
		call: (signal: AbortSignal) => Promise<Result>,
		late: Late,
	): Promise<Result | Late> {
		return await new Promise((resolve, reject) => {
			const controller = new AbortController();
			if (this.cancel?.aborted) controller.abort();
			const wait = { until: this.clock.now() + ms, controller, giveUp: () => resolve(late) };
			this.waits.add(wait);
			void call(controller.signal)
				.then(resolve, reject)
				.finally(() => this.waits.delete(wait));
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
					wait.controller.abort();
					void this.clock.wait(0).then(wait.giveUp);
				} else {
					sleep = Math.min(sleep, wait.until - now);
				}
			}
			if (this.waits.size > 0) await this.clock.wait(sleep);
		}
		this.isWatching = false;
	}
}
