import type { Clock } from './Clock';
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
			if (released.length > 0) await this.settle(released, this.remove(released));
			if (recorded.length > 0) await this.settle(recorded, this.record(recorded));
		}
		this.isWorking = false;
	}

	private async settle(jobs: Job[], answered: Promise<Map<string, Claim>>): Promise<void> {
		try {
			const claims = await answered;
			for (const { key, done } of jobs) done(claims.get(key) ?? 'free');
		} catch (error) {
			for (const { failed } of jobs) failed(error);
		}
	}

	private async remove(released: Job[]): Promise<Map<string, Claim>> {
		await this.store.remove(released.map(({ key }) => sending(key)));
		return new Map();
	}

	/** What the claimed keys are found to be, where they are not free. */
	private async record(recorded: Job[]): Promise<Map<string, Claim>> {
		const entries = recorded.map(({ step, key }) =>
			step === 'claim' ? sending(key) : created(key),
		);
		const fresh = new Set(await this.add(entries));
		const known = recorded
			.filter(({ step, key }) => step === 'claim' && !fresh.has(sending(key)))
			.map(({ key }) => key);
		if (known.length === 0) return new Map();

		const notCreated = new Set(await this.add(known.map(created)));
		if (notCreated.size > 0) await this.store.remove([...notCreated]);
		return new Map(
			known.map((key) => [key, notCreated.has(created(key)) ? 'doubtful' : 'created']),
		);
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
