import { VALUE_COLUMNS } from './checkDatum.mts';
import type { Datum, ValueColumn } from './PostRecord.mts';
import type { StoredRecord } from './StoredRecord.mts';

/** A record as a person reads it: everything is text, so that no digit is lost on the way. */
export interface ShownRecord {
	readonly id: string;
	readonly state: string;
	readonly archived: string | null;
	readonly removed: string | null;
	/** By property ID; a value is null where null was sent. */
	readonly values: Readonly<Record<string, readonly (string | null)[]>>;
}

export function showRecord({ id, state, archived, removed, datums }: StoredRecord): ShownRecord {
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
