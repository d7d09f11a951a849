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
	const { datums, created } = shownRecord(seen);
	const columns = columnsOfTypes(seen);
	const mixed = [...columns].find(([, used]) => used.size > 1);
	if (mixed !== undefined && !hasCrowdedDatum(datums ?? [])) {
		return refuted(`Values of type ${showType(mixed[0])} stand in ${[...mixed[1]].join(' and ')}.`);
	}
	const sent = datums === null ? [] : (created?.draft.values ?? []);
	const came = sent.map((values) => ({ values, datums: of(values.property, datums ?? []) }));
	const mistake = came.map(mistakeIn).find((what) => what !== null);
	if (mistake !== undefined) return refuted(mistake);
	const evidence = [...describeColumns(columns), ...describeKept(came)];
	return evidence.length === 0
		? notTestable(
				'No record whose properties have known types could be read: --record ID or --write DATASET.',
			)
		: confirmed(evidence.join(' '));
}

/** Then columns say nothing about types; that is A2's. */
function hasCrowdedDatum(datums: readonly SeenDatum[]): boolean {
	return datums.some(({ values }) => values.size > 1);
}

function of(id: number, datums: readonly SeenDatum[]): SeenDatum[] {
	return datums.filter(({ property }) => property === id);
}

/** The values of one property, and the datums of it that came back. */
interface Came {
	readonly values: SentValues;
	readonly datums: readonly SeenDatum[];
}

/** What became of the values where they are not kept. */
function mistakeIn({ values: { column, texts }, datums }: Came): string | null {
	const used = new Set(datums.flatMap(({ values }) => [...values.keys()]));
	if (datums.length > 0 && used.size === 0 && column === 'optionValue') {
		// That what a datum refers to is not shown is A20's.
		return null;
	}
	if (used.size === 0) return `What was sent as ${column} did not come back.`;
	if (!used.has(column)) return `What was sent as ${column} came back as ${[...used].join(', ')}.`;
	const isKept = (value: unknown) =>
		texts.some((text) =>
			column === 'decimalValue' ? Number(value) === Number(text) : String(value) === text,
		);
	const isChanged =
		COMPARED.includes(column) &&
		datums.some(({ values }) => values.has(column) && !isKept(values.get(column)));
	return isChanged ? `What was sent as ${column} came back as another value.` : null;
}

function describeColumns(columns: Map<string, Set<ValueColumn>>): string[] {
	if (columns.size === 0) return [];
	const pairs = [...columns].map(([type, used]) => `${showType(type)} in ${[...used].join(', ')}`);
	return [`In a record, ${pairs.join('; ')}.`];
}

function describeKept(came: readonly Came[]): string[] {
	const kept = COMPARED.filter((column) => came.some(({ values }) => values.column === column));
	if (kept.length === 0) return [];
	const names = kept.map((column) =>
		column === 'integerValue' ? `${column} (beyond 2^53)` : column,
	);
	return [`Came back as sent: ${names.join(', ')}.`];
}
