import { failed } from '../outcome/Outcome';
import type { KeyBatches } from './KeyBatches';
import type { Outcome } from '../outcome/Outcome';

/** The import key of a row: what tells it in the store, and what a person entered. */
export interface ImportKey {
	entry: string;
	shown: string;
}

/** Sends each row once over all executions, as long as each has a key of its own. */
export class ImportKeys {
	private readonly met = new Set<string>();

	constructor(private readonly batches: KeyBatches) {}

	/** Sends a row unless its key says that it is, or may be, in Tracy already. */
	async sendOnce<Answer>(
		{ entry, shown }: ImportKey,
		send: () => Promise<Outcome<Answer>>,
	): Promise<Outcome<Answer>> {
		if (this.met.has(entry)) {
			return { outcome: 'skipped' };
		}
		this.met.add(entry);

		switch (await this.claim(entry)) {
			case 'created':
				return { outcome: 'skipped' };
			case 'doubtful':
				return failed('unknown', {
					reason: `An earlier run was sending the item with the import key ${shown} when it ended. The record may or may not have been created.`,
					next: 'Look in Tracy whether the record is there. If it is not, give the item another import key and run it again.',
				});
			case 'failed':
				return failed('unsent', {
					reason: `n8n could not look up the import key ${shown}, so the item was not sent.`,
					next: 'Run this item again; it was not created.',
				});
			case 'free':
				return this.note(entry, await send());
		}
	}

	/** Resolves when it is noted what became of each row. */
	async finish(): Promise<void> {
		await this.batches.finish();
	}

	private async claim(entry: string) {
		try {
			return await this.batches.claim(entry);
		} catch {
			return 'failed';
		}
	}

	private note<Answer>(entry: string, outcome: Outcome<Answer>): Outcome<Answer> {
		if (outcome.outcome === 'created') this.batches.confirm(entry);
		else if (outcome.outcome !== 'unknown') this.batches.release(entry);
		return outcome;
	}
}
