import type { Clock } from './Clock';

/** A set of entries that outlives the execution. It knows no question: to ask is to add. */
export interface KeyStore {
	/** Adds entries, none of them twice in one call, and gives those that were not in it before. */
	add(entries: string[]): Promise<string[]>;
	/** Takes entries out again. */
	remove(entries: string[]): Promise<void>;
}

/** What a key is found to be: never sent, created, or sent with an end that nobody saw. */
type Claim = 'free' | 'created' | 'doubtful';

type Step = 'claim' | 'confirm' | 'release';

interface Job {
	step: Step;
	key: string;
	done(claim: Claim): void;
	failed(error: unknown): void;
}

/**
 * The state of keys in the store, in two entries a key: `sending:K` before its row is sent,
 * `created:K` after it was created. The store has no lock, and each call costs the more the more
 * it holds; so there is one call at a time, for all that came while the one before ran. A worker
 * does not wait until its row is noted as created: it claims the next key, and one call does both.
 * So a crash leaves at most one key a worker in doubt.
 */
export class KeyBatches {
	private jobs: Job[] = [];

	private isWorking = false;

	private working: Promise<void> = Promise.resolve();

	constructor(
		private readonly store: KeyStore,
		private readonly clock: Clock,
	) {}

	/** Claims a key for a row that is about to be sent. Throws what the store throws. */
	async claim(key: string): Promise<Claim> {
		return await this.ask('claim', key);
	}

	/** Will note that the row of a claimed key was created. If the store fails, the key stays in doubt. */
	confirm(key: string): void {
		void this.ask('confirm', key).catch(() => undefined);
	}

	/** Will give a claimed key back, because its row was certainly not created. If the store fails, it stays in doubt. */
	release(key: string): void {
		void this.ask('release', key).catch(() => undefined);
	}

	/** Resolves when everything is noted. */
	async finish(): Promise<void> {
		await this.working;
	}

	private async ask(step: Step, key: string): Promise<Claim> {
		return await new Promise((done, failed) => {
			this.jobs.push({ step, key, done, failed });
			if (!this.isWorking) this.working = this.work();
		});
	}

	private async work(): Promise<void> {
		this.isWorking = true;
		while (this.jobs.length > 0) {
			// Who has just noted a row claims the next one in the same turn.
			await this.clock.wait(0);
			const jobs = this.jobs;
			this.jobs = [];
			const released = jobs.filter(({ step }) => step === 'release');
			const recorded = jobs.filter(({ step }) => step !== 'release');
			if (released.length > 0) await this.remove(released);
			if (recorded.length > 0) await this.record(recorded);
		}
		this.isWorking = false;
	}

	private async remove(released: Job[]): Promise<void> {
		try {
			await this.store.remove(released.map(({ key }) => sending(key)));
			for (const { done } of released) done('free');
		} catch (error) {
			for (const { failed } of released) failed(error);
		}
	}

	private async record(recorded: Job[]): Promise<void> {
		const entryOf = ({ step, key }: Job) => (step === 'claim' ? sending(key) : created(key));
		try {
			const fresh = new Set(await this.add(recorded.map(entryOf)));
			const known = recorded.filter((job) => job.step === 'claim' && !fresh.has(entryOf(job)));
			// Told before the known ones are asked for: should that fail, these are free all the same.
			for (const job of recorded) if (!known.includes(job)) job.done('free');
			if (known.length > 0) await this.look(known);
		} catch (error) {
			for (const { failed } of recorded) failed(error);
		}
	}

	/** Which of the keys that were claimed before were created. Throws what the store throws. */
	private async look(known: Job[]): Promise<void> {
		const notCreated = new Set(await this.add(known.map(({ key }) => created(key))));
		if (notCreated.size > 0) await this.store.remove([...notCreated]);
		for (const { key, done } of known) done(notCreated.has(created(key)) ? 'doubtful' : 'created');
	}

	/** Two executions that make the first entries at the same time: one of them fails, and asks again. */
	private async add(entries: string[]): Promise<string[]> {
		try {
			return await this.store.add(entries);
		} catch {
			return await this.store.add(entries);
		}
	}
}

function sending(key: string): string {
	return `sending:${key}`;
}

function created(key: string): string {
	return `created:${key}`;
}
