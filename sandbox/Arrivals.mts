import type { ReceivedRequest } from './ReceivedRequest.mts';
import { Recent } from './Recent.mts';
import { isFailure, showFailure, type ShownFailure } from './showFailure.mts';
import { showRecord } from './showRecord.mts';
import type { StoredRecord } from './StoredRecord.mts';

/** What the page shows of each dataset, and of the failures. */
const MOST_SHOWN = 50;

/**
 * What the page shows of a run. It keeps only that, so that asking is as cheap after 50,000 records
 * as after ten, and numbers what arrives, so that a page asks for what is new since it last asked.
 */
export class Arrivals {
	#last = 0;
	readonly #records = new Map<bigint, Recent<StoredRecord>>();
	readonly #failures = new Recent<ShownFailure>(MOST_SHOWN);

	addRecord(record: StoredRecord, receivedAt: number): void {
		const ofDataset = this.#records.get(record.dataset.id) ?? new Recent(MOST_SHOWN);
		this.#records.set(record.dataset.id, ofDataset);
		ofDataset.add({ number: ++this.#last, receivedAt, content: record });
	}

	/** Adds a request that is over, if it is one to be shown. */
	addIfFailure(received: ReceivedRequest): void {
		if (!isFailure(received)) return;
		const { receivedAt } = received;
		this.#failures.add({ number: ++this.#last, receivedAt, content: showFailure(received) });
	}

	/** What arrived after a number, newest first, and the number to ask with the next time. */
	since(number: number): object {
		return {
			last: this.#last,
			datasets: [...this.#records].map(([id, recent]) => ({
				id: String(id),
				total: recent.total,
				records: recent.since(number).map(({ receivedAt, content }) => ({
					receivedAt,
					...showRecord(content),
				})),
			})),
			failures: this.#failures
				.since(number)
				.map(({ receivedAt, content }) => ({ receivedAt, ...content })),
		};
	}
}
