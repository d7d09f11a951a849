/* eslint-disable @n8n/community-nodes/no-restricted-globals -- waits for everything that is already due */
import type { Clock } from '../../../nodes/Tracy/delivery/Clock';

/** Time that passes as fast as everybody who waits for it allows. */
export class SimulatedClock implements Clock {
	private time = 0;

	private readonly sleepers: Array<{ until: number; wake: () => void }> = [];

	/** @param lateness how many ms too late the next timer is */
	constructor(private readonly lateness: () => number = () => 0) {}

	now(): number {
		return this.time;
	}

	/** How many timers have not ended yet. */
	get pending(): number {
		return this.sleepers.length;
	}

	async wait(ms: number): Promise<void> {
		const until = this.time + ms + this.lateness();
		await new Promise<void>((wake) => this.sleepers.push({ until, wake }));
	}

	/** Time in which nobody else gets a turn, as long calculations take it. */
	spend(ms: number): void {
		this.time += ms;
	}

	/** Lets time pass until the work is done. Fails when nobody waits and it still isn't. */
	async run<Result>(work: Promise<Result>): Promise<Result> {
		let isDone = false;
		const done = work.finally(() => (isDone = true));
		// It may fail while nobody looks; the caller hears of it below.
		done.catch(() => undefined);
		for (;;) {
			await new Promise((resolve) => setImmediate(resolve));
			if (isDone) return await done;
			const next = this.takeNext();
			if (!next) throw new Error('The work waits for something that never comes.');
			this.time = Math.max(this.time, next.until);
			next.wake();
		}
	}

	private takeNext(): { until: number; wake: () => void } | undefined {
		let first = 0;
		for (const [index, sleeper] of this.sleepers.entries()) {
			if (sleeper.until < (this.sleepers[first]?.until ?? Infinity)) first = index;
		}
		return this.sleepers.splice(first, 1)[0];
	}
}
