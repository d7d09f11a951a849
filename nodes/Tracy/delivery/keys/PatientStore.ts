import type { Clock } from '../Clock';

/** A set of entries that outlives the execution. It knows no question: to ask is to add. */
export interface KeyStore {
	/** Adds entries, none of them twice in one call, and gives those that were not in it before. */
	add(entries: string[]): Promise<string[]>;
	/** Takes entries out again; those that are not in it are no mistake. */
	remove(entries: string[]): Promise<void>;
	/** How many entries there are. Changes nothing. */
	count(): Promise<number>;
}

/**
 * What recording came to: the entries that were not there before; `unclear` when they are all there
 * now but nobody knows which of them were before; `failed` when the store was given up.
 */
type Recorded = Set<string> | 'unclear' | 'failed';

/** How long a store that fails is tried again, in ms. */
const PATIENCE = 60_000;

/** How long to wait before the first of these tries and before the later ones at most, in ms. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 2_000;

/** How many entries one call removes: n8n searches all there are for each, and nobody has a turn meanwhile. */
const MOST_REMOVED = 100;

/**
 * A store that is tried again while it fails. A call that failed may have taken effect all the
 * same, so each is repeated only as far as that changes nothing. Nobody else may change the store
 * meanwhile; `OtherRuns` sees when somebody does.
 */
export class PatientStore {
	/** How many entries there are; undefined where that has to be counted. */
	size: number | undefined;

	/** How long the last call took that succeeded, in ms. */
	lastCall = 0;

	constructor(
		private readonly store: KeyStore,
		private readonly clock: Clock,
	) {}

	/**
	 * Records entries, none of which may be given twice.
	 *
	 * @param isOver whether to give up at the next failure
	 */
	async record(entries: string[], isOver: () => boolean = () => false): Promise<Recorded> {
		if (entries.length === 0) return new Set();
		const before = this.size ?? (await this.count(isOver));
		if (before === undefined) return 'failed';
		let isRepeated = false;
		const recorded = await this.persist<Exclude<Recorded, 'failed'>>(isOver, async () => {
			if (isRepeated) {
				const now = await this.store.count();
				if (now === before + entries.length) return new Set(entries);
				if (now !== before) return 'unclear';
			}
			isRepeated = true;
			return new Set(await this.store.add(entries));
		});
		this.size = recorded instanceof Set ? before + recorded.size : undefined;
		return recorded ?? 'failed';
	}

	/**
	 * Takes entries out, the first of them no later than the others.
	 *
	 * @returns false when the store was given up, and some may still be there
	 */
	async remove(entries: string[]): Promise<boolean> {
		for (let first = 0; first < entries.length; first += MOST_REMOVED) {
			const some = entries.slice(first, first + MOST_REMOVED);
			this.size = undefined;
			const isDone = await this.persist(undefined, async () => {
				await this.store.remove(some);
				return true;
			});
			if (isDone === undefined) return false;
		}
		return true;
	}

	/** How many entries there are; undefined when the store was given up. */
	async count(isOver?: () => boolean): Promise<number | undefined> {
		const { lastCall } = this;
		const count = await this.persist(isOver, async () => await this.store.count());
		// What is planned by it are calls that write, which take longer.
		if (lastCall > 0) this.lastCall = lastCall;
		return count;
	}

	private async persist<Result>(
		isOver: () => boolean = () => false,
		step: () => Promise<Result>,
	): Promise<Result | undefined> {
		const until = this.clock.now() + PATIENCE;
		for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
			const began = this.clock.now();
			try {
				const result = await step();
				this.lastCall = this.clock.now() - began;
				return result;
			} catch {
				if (this.clock.now() >= until || isOver()) return undefined;
			}
			await this.clock.wait(pause);
		}
	}
}
