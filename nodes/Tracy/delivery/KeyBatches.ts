import type { KeyStore } from './KeyStore';

/** What a key is found to be: never sent, created, or sent with an end that nobody saw. */
export type Claim = 'free' | 'created' | 'doubtful';

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
 * it holds; so there is one call at a time, for as many of the waiting keys as it may take.
 */
export class KeyBatches {
	private readonly jobs: Job[] = [];

	private isWorking = false;

	/** @param mostAtOnce how many keys one call may take: that many are in doubt after a crash */
	constructor(
		private readonly store: KeyStore,
		private readonly mostAtOnce: number,
	) {}

	/** Claims a key for a row that is about to be sent. */
	async claim(key: string): Promise<Claim> {
		return await this.ask('claim', key);
	}

	/** Notes that the row of a claimed key was created. */
	async confirm(key: string): Promise<void> {
		await this.ask('confirm', key);
	}

	/** Gives a claimed key back, because its row was certainly not created. */
	async release(key: string): Promise<void> {
		await this.ask('release', key);
	}

	private async ask(step: Step, key: string): Promise<Claim> {
		return await new Promise((done, failed) => {
			this.jobs.push({ step, key, done, failed });
			void this.work();
		});
	}

	private async work(): Promise<void> {
		if (this.isWorking) return;
		this.isWorking = true;
		for (let first = this.jobs[0]; first; first = this.jobs[0]) {
			await this.run(first.step, this.takeAll(first.step));
		}
		this.isWorking = false;
	}

	/** The waiting jobs of one kind, as many as one call may take. */
	private takeAll(step: Step): Job[] {
		const taken = this.jobs.filter((job) => job.step === step).slice(0, this.mostAtOnce);
		const rest = this.jobs.filter((job) => !taken.includes(job));
		this.jobs.splice(0, this.jobs.length, ...rest);
		return taken;
	}

	private async run(step: Step, jobs: Job[]): Promise<void> {
		const keys = jobs.map(({ key }) => key);
		try {
			const claims = await this.take(step, keys);
			for (const { key, done } of jobs) done(claims.get(key) ?? 'free');
		} catch (error) {
			for (const { failed } of jobs) failed(error);
		}
	}

	private async take(step: Step, keys: string[]): Promise<Map<string, Claim>> {
		switch (step) {
			case 'claim':
				return await this.claimAll(keys);
			case 'confirm':
				await this.add(keys.map(created));
				return new Map();
			case 'release':
				await this.store.remove(keys.map(sending));
				return new Map();
		}
	}

	private async claimAll(keys: string[]): Promise<Map<string, Claim>> {
		const fresh = new Set(await this.add(keys.map(sending)));
		const known = keys.filter((key) => !fresh.has(sending(key)));
		const claims = new Map<string, Claim>(keys.map((key) => [key, 'free']));
		if (known.length === 0) return claims;

		const notCreated = new Set(await this.add(known.map(created)));
		if (notCreated.size > 0) await this.store.remove([...notCreated]);
		for (const key of known) claims.set(key, notCreated.has(created(key)) ? 'doubtful' : 'created');
		return claims;
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
