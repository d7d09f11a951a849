import type { Clock } from '../Clock';
import type { OtherRuns } from './OtherRuns';
import type { PatientStore } from './PatientStore';
import { RunMarks } from './RunMarks';

/** What a key is found to be: new or given back; created; sent with an end that nobody saw; not found out. */
export type Claim = 'free' | 'created' | 'doubtful' | 'failed';

/** How many keys are asked about at once where a crash in between would leave all of them in doubt. */
const MOST_SUSPECTS = 100;

/** How long what became of rows waits for a claim to go with, in times of the last call. */
const LONGEST_WAIT = 5;

/** How many keys that are to be given back wait at most. */
const MOST_RETURNED = 50;

const sent = (key: string) => `sent:${key}`;
const created = (key: string) => `created:${key}`;
const asking = (key: string) => `asking:${key}`;

/**
 * The state of keys in the store: `sent:K` is recorded before the row of K is sent, and removed
 * where it was certainly not created; `created:K` is added when it was. A key with the first alone
 * is in doubt. Each call costs the more the more the store holds, so keys come in batches, and one
 * call notes what was created and claims what comes next. All calls are made one after another.
 */
export class KeyBatches {
	private readonly marks: RunMarks;
	private opened: Promise<boolean> | undefined;

	/** Keys of this run that would be in doubt if it died now. */
	private readonly open = new Set<string>();

	/** Those of which the store is to be told that they were created, or that they are free. */
	private readonly notes = new Set<string>();
	private readonly returned = new Set<string>();
	private waitingSince: number | undefined;

	/** Keys that this run created, that were created before, and that were in doubt. */
	private readonly own = new Set<string>();
	private readonly created = new Set<string>();
	private readonly doubtful = new Set<string>();

	/** @param isOver whether nothing more will be sent, so that nobody needs an answer */
	constructor(
		private readonly store: PatientStore,
		private readonly others: OtherRuns,
		private readonly clock: Clock,
		private readonly isOver: () => boolean,
	) {
		this.marks = new RunMarks(store, others);
	}

	/** How long a call takes, in ms, as far as is known. */
	get cost(): number {
		return this.store.lastCall;
	}

	/** How many keys would be in doubt if the run died after the next call. */
	get inDoubt(): number {
		return this.open.size - this.notes.size;
	}

	/** How long until what became of rows should be noted, in ms; Infinity when there is nothing to note. */
	get dueIn(): number {
		if (this.waitingSince === undefined) return Infinity;
		return this.waitingSince + LONGEST_WAIT * this.cost - this.clock.now();
	}

	/** Will note that the row of a claimed key, or of one in doubt, was created. */
	note(key: string): void {
		this.notes.add(key);
		this.waitingSince ??= this.clock.now();
	}

	/** Will give a claimed key back, because its row was certainly not created. */
	giveBack(key: string): void {
		this.returned.add(key);
		this.waitingSince ??= this.clock.now();
	}

	/** Claims keys for rows that are about to be sent, each at most once a run; in their order. */
	async claim(keys: string[]): Promise<Claim[]> {
		if (!(await this.begin())) return keys.map(() => 'failed');
		if (this.returned.size >= MOST_RETURNED) await this.flush();
		if (this.marks.isLooking) return await this.claimSuspects(keys);

		const recorded = await this.record(keys.map(sent));
		if (recorded === 'failed') return keys.map(() => 'failed');
		const isFresh = (key: string) => recorded !== 'unclear' && recorded.has(sent(key));
		const suspects = keys.filter((key) => !isFresh(key) && !this.marks.isClean(key));
		const claims = await this.claimSuspects(suspects);
		const claimOf = new Map(suspects.map((key, index) => [key, claims[index]]));
		return keys.map((key) => {
			if (isFresh(key)) return this.found(key, 'free');
			return claimOf.get(key) ?? this.found(key, 'created');
		});
	}

	/** Whether looking at keys tells anything. */
	get canLook(): boolean {
		return this.marks.isTrusted;
	}

	/**
	 * Which of many keys were created, as far as that can be told without a claim. To ask is to
	 * record, so what was not there is removed again.
	 */
	async look(keys: string[]): Promise<Set<string>> {
		const clean = keys.filter((key) => this.marks.isClean(key));
		if (clean.length === 0) return new Set();
		const recorded = await this.record([...clean.map(created), ...this.marks.look()]);
		if (!(recorded instanceof Set)) {
			this.marks.isLooking = true;
			return new Set();
		}
		const known = clean.filter((key) => !recorded.has(created(key)));
		const fresh = clean.filter((key) => recorded.has(created(key))).map(created);
		if (fresh.length > 0) {
			const isDone = await this.store.remove([...fresh, ...this.marks.lookAway()]);
			if (!isDone) this.marks.isLooking = true;
		}
		for (const key of known) this.found(key, 'created');
		return new Set(known);
	}

	/** Notes at once what waits for it. */
	async flush(): Promise<void> {
		const returned = [...this.returned];
		this.returned.clear();
		this.waitingSince = undefined;
		if (!(await this.store.remove(returned.map(sent)))) this.marks.loseTrack();
		for (const key of returned) this.open.delete(key);
		await this.record([]);
	}

	/** Ends the run, when nothing more is claimed. */
	async finish(): Promise<void> {
		if (!(await this.opened)) return;
		await this.flush();
		const doubtful = [...this.open, ...this.doubtful];
		const own = [...this.own];
		const held = 2 * (own.length + this.created.size) + doubtful.length;
		if (!this.others.areSeen) return await this.marks.close(doubtful, held);
		// Another run may have lost them.
		await this.marks.leave([...[...own, ...doubtful].map(sent), ...own.map(created)]);
	}

	private async begin(): Promise<boolean> {
		this.opened ??= this.marks.open(this.isOver);
		return (await this.opened) && !(await this.others.look(this.isOver));
	}

	/** Records entries, and with them what was created. */
	private async record(entries: string[]) {
		const noted = [...this.notes];
		if (this.returned.size === 0) this.waitingSince = undefined;
		const isOver = entries.length > 0 ? this.isOver : undefined;
		const recorded = await this.store.record([...noted.map(created), ...entries], isOver);
		if (recorded instanceof Set) {
			for (const key of noted) {
				for (const keys of [this.notes, this.open, this.doubtful]) keys.delete(key);
				this.own.add(key);
			}
		} else this.marks.loseTrack();
		return recorded;
	}

	/**
	 * Claims keys that may be in doubt, or for which `created:K` may stand although they are free.
	 * While it is asked for, `asking:K` stands there too, and means doubt should the run die.
	 */
	private async claimSuspects(keys: string[]): Promise<Claim[]> {
		const claims: Claim[] = [];
		for (let first = 0; first < keys.length; first += MOST_SUSPECTS) {
			claims.push(...(await this.claimFew(keys.slice(first, first + MOST_SUSPECTS))));
		}
		return claims;
	}

	private async claimFew(keys: string[]): Promise<Claim[]> {
		const asked = await this.record([...keys.map(asking), ...keys.map(sent)]);
		if (asked === 'failed') return keys.map(() => 'failed');
		if (asked === 'unclear') return keys.map((key) => this.found(key, 'doubtful'));
		const trusted = keys.filter((key) => asked.has(asking(key)));
		const isFree = new Set(trusted.filter((key) => asked.has(sent(key))));
		const known = trusted.filter((key) => !isFree.has(key));
		const answer = await this.store.record(known.map(created), this.isOver);
		if (!(answer instanceof Set)) this.marks.loseTrack();
		const isThere = (key: string) => answer instanceof Set && !answer.has(created(key));
		const isCreated = new Set(known.filter(isThere));
		// In this order: without `asking:K`, a wrong `created:K` would count.
		const wrong = keys.filter((key) => !isCreated.has(key)).map(created);
		const isDone = await this.store.remove([...wrong, ...keys.map(asking)]);
		if (!isDone) this.marks.loseTrack();
		return keys.map((key) => {
			if (isFree.has(key)) return this.found(key, 'free');
			return this.found(key, isCreated.has(key) ? 'created' : 'doubtful');
		});
	}

	private found(key: string, claim: Exclude<Claim, 'failed'>): Claim {
		if (claim === 'free') this.open.add(key);
		if (claim === 'created') this.created.add(key);
		if (claim === 'doubtful') this.doubtful.add(key);
		return claim;
	}
}
