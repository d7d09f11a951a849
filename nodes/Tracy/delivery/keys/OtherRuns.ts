import type { Clock } from '../Clock';
import type { PatientStore } from './PatientStore';

/** Runs of fewer rows neither look nor wait: they are over before anybody would be seen. */
const MANY_ROWS = 50;

/** How long a run looks before it writes anything, in ms: so much, and a part of so much more. */
const FIRST_LOOK = { least: 100, more: 200 };

/** The same where the mark of a run stands that has not ended: it may have died, or be at work. */
const LONG_LOOK = { least: 4_000, more: 2_000 };

/** How long it looks at a time, in ms. */
const LONGEST_PAUSE = 1_000;

/** The most calls to the store that may take place between two looks once the run is under way. */
const CALLS_BETWEEN = 10;

/**
 * Sees whether another run of the node is at work. n8n's store has no lock, and each of its calls
 * reads all entries and writes all of them back, so two runs at once lose each other's. But how many
 * entries there are tells that somebody else has written; to ask that writes nothing and so
 * disturbs nobody. Each run looks for a time that is left to chance: of those that begin in the same
 * moment the first goes on, and the others see that it does.
 */
export class OtherRuns {
	/** Whether another run was seen at work. */
	areSeen = false;

	private looks = 0;
	private nextLook = 0;
	private readonly isSmall: boolean;

	/** @param rows how many rows this run has */
	constructor(
		private readonly store: PatientStore,
		private readonly clock: Clock,
		private readonly random: () => number,
		rows: number,
	) {
		this.isSmall = rows < MANY_ROWS;
	}

	/** Looks before anything is written. @returns whether another run was seen */
	async lookFirst(isOver: () => boolean): Promise<boolean> {
		return await this.watch(FIRST_LOOK, isOver);
	}

	/** Looks where a run has not ended in order. @returns whether another run was seen */
	async lookLong(isOver: () => boolean): Promise<boolean> {
		return await this.watch(LONG_LOOK, isOver);
	}

	/** Looks whether the store holds what this run left in it. @returns whether another was seen */
	async look(isOver: () => boolean): Promise<boolean> {
		const { size } = this.store;
		if (this.isSmall || this.areSeen || size === undefined) return this.areSeen;
		if (this.clock.now() < this.nextLook) return false;
		const count = await this.store.count(isOver);
		this.areSeen = count !== undefined && count !== size;
		// Who began at the same time is met in the first moments, or not at all.
		this.looks = Math.min(this.looks + 1, CALLS_BETWEEN);
		this.nextLook = this.clock.now() + this.looks * this.store.lastCall;
		return this.areSeen;
	}

	/** Looks once more, when the run ends: the other may have come and gone while this one waited. */
	async lookLast(): Promise<void> {
		const { size } = this.store;
		if (this.isSmall || this.areSeen || size === undefined) return;
		const count = await this.store.count();
		this.areSeen = count !== undefined && count !== size;
	}

	private async watch(look: typeof FIRST_LOOK, isOver: () => boolean): Promise<boolean> {
		if (this.isSmall) return false;
		const before = await this.store.count(isOver);
		if (before === undefined) return false;
		const until = this.clock.now() + look.least + this.random() * look.more;
		for (let left = until - this.clock.now(); left > 0; left = until - this.clock.now()) {
			await this.clock.wait(Math.min(left, LONGEST_PAUSE));
			if (isOver()) return false;
			const now = await this.store.count(isOver);
			this.areSeen = now !== undefined && now !== before;
			if (this.areSeen) return true;
		}
		return false;
	}
}
