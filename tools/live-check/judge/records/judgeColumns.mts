import type { ValueColumn } from '../../../../nodes/Tracy/contract/Wire.ts';
import type { SentValues } from '../../ask/draftRecord.mts';
import type { Seen } from '../../ask/look.mts';
import type { SeenDatum } from '../../ask/SeenRecord.mts';
import { columnsOfTypes, showType } from '../evidence/columnsOfTypes.mts';
import { shownRecord } from '../evidence/shownRecord.mts';
import { confirmed, notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/** Where the value itself is compared. Dates are judged by A9, options by A1. */
const COMPARED: readonly ValueColumn[] = ['stringValue', 'integerValue', 'decimalValue'];

/** A3: values of one type always stand in the same column, and what was sent there is kept. */
export function judgeColumns(seen: Seen): Verdict {
	const datums = shownRecord(seen).datums ?? [];
	const columns = columnsOfTypes(seen);
	const sent = datums.length === 0 ? [] : (seen.written?.draft.values ?? []);
	if (columns.size === 0 && sent.length === 0) {
		return notTestable(
			'No record whose properties have known types could be read: --record ID or --write DATASET.',
		);
	}

	const mixed = [...columns].find(([, used]) => used.size > 1);
	if (mixed !== undefined && !hasCrowdedDatum(datums)) {
		return refuted(`Values of type ${showType(mixed[0])} stand in ${[...mixed[1]].join(' and ')}.`);
	}
	const lost = sent.find(({ property }) => of(property, datums).length === 0);
	if (lost !== undefined) return refuted(`What was sent as ${lost.column} did not come back.`);
	const changed = sent.find((values) => !isKept(values, of(values.property, datums)));
	if (changed !== undefined) {
		return refuted(`What was sent as ${changed.column} came back as another value.`);
	}
	return confirmed([...describeColumns(columns), ...describeSent(sent, datums)].join(' '));
}

/** Then columns say nothing about types; that is A2's. */
function hasCrowdedDatum(datums: readonly SeenDatum[]): boolean {
	return datums.some(({ values }) => values.size > 1);
}

function of(id: number, datums: readonly SeenDatum[]): SeenDatum[] {
	return datums.filter(({ property }) => property === id);
}

/** Whether each value that stands in the column is one that was sent. */
function isKept(sent: SentValues, datums: SeenDatum[]): boolean {
	if (!COMPARED.includes(sent.column)) return true;
	return cameBack(sent, datums).every((value) =>
		sent.texts.some((text) =>
			sent.column === 'decimalValue' ? Number(value) === Number(text) : String(value) === text,
		),
	);
}

function cameBack({ column }: SentValues, datums: SeenDatum[]): unknown[] {
	return datums.flatMap(({ values }) => (values.has(column) ? [values.get(column)] : []));
}

function describeColumns(columns: Map<string, Set<ValueColumn>>): string[] {
	if (columns.size === 0) return [];
	const pairs = [...columns].map(([type, used]) => `${showType(type)} in ${[...used].join(', ')}`);
	return [`In a record, ${pairs.join('; ')}.`];
}

function describeSent(sent: readonly SentValues[], datums: readonly SeenDatum[]): string[] {
	const kept = sent.filter(
		(values) =>
			COMPARED.includes(values.column) && cameBack(values, of(values.property, datums)).length > 0,
	);
	if (kept.length === 0) return [];
	const names = [...new Set(kept.map(({ column }) => column))].map((column) =>
		column === 'integerValue' ? `${column} (beyond 2^53)` : column,
	);
	return [`Came back as sent: ${names.join(', ')}.`];
}
