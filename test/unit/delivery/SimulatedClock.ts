/* eslint-disable @n8n/community-nodes/no-restricted-globals -- waits for everything that is already due */
import type { Clock } from '../../../nodes/Tracy/delivery/Clock';

/** Time that passes as fast as everybody who waits for it allows. */
export class SimulatedClock implements Clock {
	private time = 0;

	private readonly sleepers: Array<{ until: number; wake: () => void }> = [];

	now(): number {
		return this.time;
	}

	async wait(ms: number): Promise<void> {
		await new Promise<void>((wake) => this.sleepers.push({ until: this.time + ms, wake }));
	}

	/** Lets time pass until the work is done. Fails when nobody waits and it still isn't. */
	async run<Result>(work: Promise<Result>): Promise<Result> {
		let isDone = false;
		const done = work.finally(() => (isDone = true));
		for (;;) {
			await new Promise((resolve) => setImmediate(resolve));
			if (isDone) return await done;
			const next = this.takeNext();
			if (!next) throw new Error('The work waits for something that never comes.');
			this.time = next.until;
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
