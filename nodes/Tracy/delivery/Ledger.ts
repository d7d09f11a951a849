import { LOOK } from '../outcome/Outcome';
import type { Created, Failure, Outcome } from '../outcome/Outcome';

/** What was created or may have been, as the execution keeps it; `hash` tells the input item. */
type Entry<Answer> = { hash: string; created: Answer | null } | { hash: string; unknown: Failure };

const SENT_ONCE = `An earlier try sent this item, and no Retry sends it again. ${LOOK} If it is not, run the item in a new execution, with another import key if it has one.`;

/** The entries of one run of the node, by item index. Plain data, stored with the execution. */
export interface LedgerEntries<Answer> {
	[itemIndex: string]: Entry<Answer>;
}

/** How a ledger tells items. */
export interface LedgerParts<Answer> {
	/** The entries to read and write; changed in place. Answers in them have to be plain data. */
	entries: LedgerEntries<Answer>;
	/** A hash of an input item: an entry counts only for the very item that it was made for. */
	hashOf(index: number): string;
}

/**
 * What this execution has already sent. n8n runs a node again as a whole, with all items, after
 * a failure; the rows in here are not sent again then.
 */
export class Ledger<Answer> {
	constructor(private readonly parts: LedgerParts<Answer>) {}

	/** The outcome of a row that was sent before, if it was. */
	find(index: number): Created<Answer> | Failure | undefined {
		const entry = this.parts.entries[index];
		if (!entry || entry.hash !== this.parts.hashOf(index)) return undefined;
		return 'created' in entry
			? { outcome: 'created', answer: entry.created }
			: { ...entry.unknown, next: SENT_ONCE, stopsPool: false };
	}

	/** Keeps what was created, and what may have been. */
	record(index: number, outcome: Outcome<Answer>): void {
		const { entries, hashOf } = this.parts;
		if (outcome.outcome === 'created') {
			entries[index] = { hash: hashOf(index), created: outcome.answer };
		} else if (outcome.outcome === 'unknown') {
			entries[index] = { hash: hashOf(index), unknown: outcome };
		}
	}
}
