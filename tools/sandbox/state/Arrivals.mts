import { VALUE_COLUMNS } from '../rules/checkDraft.mts';
import type { Datum, ValueColumn } from '../rules/PostRecord.mts';
import { faults } from './faults.mts';
import type { StoredRecord } from './Records.mts';
import type { ReceivedRequest } from './RequestLog.mts';

/** Something that arrived: the how manieth of its run it is, and when, in ms since 1970. */
interface Arrival<Content> {
	readonly number: number;
	readonly receivedAt: number;
	readonly content: Content;
}

/** A request that did not get the answer it asked for, as a person reads it. */
export interface ShownFailure {
	readonly method: string;
	readonly path: string;
	/** Null when no answer had begun. */
	readonly status: number | null;
	readonly reasons: readonly string[];
	/** The record that was created all the same. */
	readonly recordId: string | null;
}

/** A record as a person reads it: everything is text, so that no digit is lost on the way. */
export interface ShownRecord {
	readonly id: string;
	readonly state: string;
	readonly archived: string | null;
	readonly removed: string | null;
	/** By property ID; a value is null where null was sent. */
	readonly values: Readonly<Record<string, readonly (string | null)[]>>;
}

/** When it arrived, in ms since 1970, with it. */
export type Received<Content> = Content & { readonly receivedAt: number };

/** What is new for whoever asks, newest first. */
export interface News {
	/** The number to ask with the next time. */
	readonly last: number;
	readonly datasets: readonly {
		readonly id: string;
		readonly total: number;
		readonly records: readonly Received<ShownRecord>[];
	}[];
	readonly failures: readonly Received<ShownFailure>[];
}

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

	/** What arrived after a number. */
	since(number: number): News {
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

/** The last few arrivals of a kind, and how many there were. */
class Recent<Content> {
	readonly #arrivals: Arrival<Content>[] = [];
	readonly #most: number;
	#total = 0;

	constructor(most: number) {
		this.#most = most;
	}

	get total(): number {
		return this.#total;
	}

	add(arrival: Arrival<Content>): void {
		this.#total++;
		this.#arrivals.push(arrival);
		if (this.#arrivals.length > this.#most) this.#arrivals.shift();
	}

	/** Those with a higher number, newest first. */
	since(number: number): Arrival<Content>[] {
		return this.#arrivals.filter((arrival) => arrival.number > number).reverse();
	}
}

/** Refused, never answered, or answered by a fault. */
function isFailure({ status, fault }: ReceivedRequest): boolean {
	const isSpoilt = fault !== null && faults[fault.fault].goesOn !== true;
	return status === null || status >= 400 || isSpoilt;
}

function showFailure(received: ReceivedRequest): ShownFailure {
	const { method, path, status, recordId } = received;
	return {
		method,
		path,
		status,
		reasons: reasonsOf(received),
		recordId: recordId === null ? null : String(recordId),
	};
}

function reasonsOf({ reasons, fault, status }: ReceivedRequest): readonly string[] {
	if (reasons.length > 0) return reasons;
	if (fault !== null) return [`The fault "${fault.fault}" struck.`];
	return status === null ? ['The client was gone before it was answered.'] : [];
}

function showRecord({ id, state, archived, removed, datums }: StoredRecord): ShownRecord {
	return {
		id: String(id),
		state: state.name,
		archived: archived === null ? null : showDateTime(archived),
		removed: removed === null ? null : showDateTime(removed),
		values: toValues(datums),
	};
}

function toValues(datums: readonly Datum[]): Record<string, (string | null)[]> {
	const values: Record<string, (string | null)[]> = {};
	for (const datum of datums) {
		(values[String(datum.property?.id)] ??= []).push(...showValues(datum));
	}
	return values;
}

/** With assumption A2 switched off a datum can carry several value columns, or none. */
function showValues(datum: Datum): (string | null)[] {
	return VALUE_COLUMNS.filter((column) => column in datum).map((column) =>
		showValue(datum, column),
	);
}

function showValue(datum: Datum, column: ValueColumn): string | null {
	const value = datum[column] ?? null;
	if (value === null) return null;
	if (typeof value === 'object') return value.text ?? value.name ?? String(value.id);
	return column === 'dateTimeValue' ? showDateTime(String(value)) : String(value);
}

/** A date-time in its own zone, without a fraction that is zero: `2024-02-29 12:00:00 UTC`. */
function showDateTime(text: string): string {
	const [, date, time, fraction = '', zone = ''] =
		/^(.+)T([\d:]+?)(\.\d+)?(Z|[+-][\d:]+)$/.exec(text) ?? [];
	if (date === undefined || time === undefined) return text;
	const shownFraction = /[1-9]/.test(fraction) ? fraction : '';
	return `${date} ${time}${shownFraction} ${zone === 'Z' ? 'UTC' : zone}`;
}
