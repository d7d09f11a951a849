import type { Original } from '../rules/PostRecord.mts';
import type { Named } from '../rules/Workspace.mts';

/** A record as the sandbox keeps it and answers it. */
export interface StoredRecord extends Original {
	readonly id: bigint;
	readonly dataset: Named;
	readonly state: Named;
	readonly archived: string | null;
	readonly removed: string | null;
	readonly metadatums: readonly object[];
	readonly events: readonly object[];
	readonly transitions: readonly object[];
}

/** The records created so far, and the IDs of the next ones. */
export class Records {
	readonly #records = new Map<bigint, StoredRecord>();
	#nextRecordId: bigint;
	#nextDatumId = 1n;

	constructor(firstRecordId: bigint) {
		this.#nextRecordId = firstRecordId;
	}

	/** From here on IDs are assigned upwards; those already taken are passed over. */
	continueAt(recordId: bigint): void {
		this.#nextRecordId = recordId;
	}

	has(id: bigint): boolean {
		return this.#records.has(id);
	}

	get(id: bigint): StoredRecord | undefined {
		return this.#records.get(id);
	}

	add(record: Omit<StoredRecord, 'id'>): StoredRecord {
		while (this.#records.has(this.#nextRecordId)) this.#nextRecordId++;
		const datums = record.datums.map((datum) => ({ id: this.#nextDatumId++, ...datum }));
		const stored = { id: this.#nextRecordId++, ...record, datums };
		this.#records.set(stored.id, stored);
		return stored;
	}

	/** The records of one dataset, or of all, oldest first. */
	*list(datasetId?: bigint): Generator<StoredRecord> {
		for (const record of this.#records.values()) {
			if (datasetId === undefined || record.dataset.id === datasetId) yield record;
		}
	}
}
