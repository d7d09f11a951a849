import type { OtherRuns } from './OtherRuns';
import type { PatientStore } from './PatientStore';

/** A run began and has not ended in order: a key that is known may be in doubt. */
const RUNNING = 'running';

/** `created:K` is being asked for keys that nobody claimed: it may stand there for one that is free. */
const LOOKING = 'looking';

/** Some buckets hold keys in doubt. */
const DOUBTS = 'doubts';

/** So many that one key in doubt makes few others suspect, and so few that reading them is cheap. */
const BUCKETS = 256;

/**
 * The marks by which a run tells the next how far keys can be trusted. As long as all goes well,
 * two entries and three calls a run; where keys stay in doubt, their buckets are marked; where a run
 * dies, the mark of the run itself stays behind, and then every bucket counts as marked.
 */
export class RunMarks {
	/** Whether `created:K` may stand in the store for a key that was never claimed. */
	isLooking = false;

	private looks = false;

	/** Whether an earlier run did not end in order. */
	private wasLeft = false;

	/** Whether it is known what marks there are. */
	private isCertain = true;

	/** The buckets that were marked before this run. */
	private marked = new Set<string>();

	constructor(
		private readonly store: PatientStore,
		private readonly others: OtherRuns,
	) {}

	/** Begins the run. @returns false when the store was given up, or another run is at work */
	async open(isOver: () => boolean): Promise<boolean> {
		if (await this.others.lookFirst(isOver)) return false;
		const begun = await this.store.record([RUNNING, DOUBTS], isOver);
		if (begun === 'failed') return false;
		const stood = (entry: string) => begun === 'unclear' || !begun.has(entry);
		this.wasLeft = stood(RUNNING);
		if (this.wasLeft && (await this.others.lookLong(isOver))) return false;
		if (stood(DOUBTS)) await this.readBuckets();
		if (this.wasLeft) await this.readLooking();
		return true;
	}

	/** Whether no keys are in doubt, but for those in marked buckets. */
	get isTrusted(): boolean {
		return !this.wasLeft && this.isCertain && !this.isLooking;
	}

	/** Whether it is certain that a key in the store which this run did not claim was created. */
	isClean(key: string): boolean {
		return this.isTrusted && !this.marked.has(bucketOf(key));
	}

	/** What to record with a question for `created:K`. */
	look(): string[] {
		if (this.looks) return [];
		this.looks = true;
		return [LOOKING];
	}

	/** What to remove once no answer to that question stands in the store any more. */
	lookAway(): string[] {
		if (!this.looks) return [];
		this.looks = false;
		return [LOOKING];
	}

	/** Notes that it is unclear what marks or keys there are, so that the mark of the run stays. */
	loseTrack(): void {
		this.isCertain = false;
	}

	/**
	 * Ends the run, as far as all is certain.
	 *
	 * @param doubtful the keys that are in doubt now
	 * @param held how many entries stand for the keys that the run has met
	 */
	async close(doubtful: Iterable<string>, held: number): Promise<void> {
		if (!this.isCertain) return;
		const isAllMet = await this.isAll(held);
		// Keys that this run has not met may be in doubt.
		if ((this.wasLeft || this.isLooking) && !isAllMet) return;
		const doubted = new Set([...doubtful].map(bucketOf));
		const added = [...doubted].filter((bucket) => !this.marked.has(bucket));
		if (!((await this.store.record(added)) instanceof Set)) return;
		const settled = isAllMet ? [...this.marked].filter((bucket) => !doubted.has(bucket)) : [];
		const left = this.marked.size + added.length - settled.length;
		const ended = [...settled, ...this.lookAway(), ...(left === 0 ? [DOUBTS] : []), RUNNING];
		await this.store.remove(ended);
	}

	/** Ends the run, and lets its marks stand, so that the next one trusts no key: with other entries. */
	async leave(entries: string[]): Promise<void> {
		await this.store.record([RUNNING, DOUBTS, ...entries]);
	}

	/** Whether the store holds nothing but what this run has met; asked only where that tells anything. */
	private async isAll(held: number): Promise<boolean> {
		if (!this.wasLeft && !this.isLooking && this.marked.size === 0) return false;
		const marks = [RUNNING, DOUBTS, ...this.marked, ...(this.looks ? [LOOKING] : [])];
		return (await this.store.count()) === held + marks.length;
	}

	private async readBuckets(): Promise<void> {
		const buckets = Array.from({ length: BUCKETS }, (_, bucket) => `doubt:${bucket}`);
		const recorded = await this.store.record(buckets);
		if (!(recorded instanceof Set)) return this.loseTrack();
		this.marked = new Set(buckets.filter((bucket) => !recorded.has(bucket)));
		if (!(await this.store.remove([...recorded]))) this.loseTrack();
	}

	private async readLooking(): Promise<void> {
		const recorded = await this.store.record([LOOKING]);
		this.looks = true;
		this.isLooking = !(recorded instanceof Set && recorded.has(LOOKING));
		if (!(recorded instanceof Set)) this.loseTrack();
		else if (!this.isLooking && !(await this.store.remove(this.lookAway()))) this.loseTrack();
	}
}

/** Every key has its bucket for ever: keys are hashes, whose characters are spread evenly. */
function bucketOf(key: string): string {
	let sum = 0;
	for (const character of key) sum = (31 * sum + character.charCodeAt(0)) % BUCKETS;
	return `doubt:${sum}`;
}
