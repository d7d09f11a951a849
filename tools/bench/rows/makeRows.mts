import { type Column, columns, datasetId, stateId } from './columns.mts';

/** A row as a table or a form would give it. */
export type Row = Record<string, string | number>;

const firstMoment = Date.UTC(2024, 0, 1);
const minute = 60_000;

/**
 * Makes rows that all differ, and that are the same ones each time.
 * @param made the columns that they have, by default all twenty
 */
export function makeRows(count: number, made: readonly Column[] = columns): Row[] {
	return Array.from({ length: count }, (_, index) =>
		Object.fromEntries(made.map((column) => [column.name, makeValue(column, index)])),
	);
}

/** The body of `POST /v1/records` that a row becomes, whoever sends it; members in this order. */
export function recordBody(row: Row): object {
	return {
		datums: columns.map(({ name, property, valueType }) => ({
			property: { id: property },
			[valueType]: row[name],
		})),
		dataset: { id: datasetId },
		state: { id: stateId },
	};
}

function makeValue({ name, kind, property }: Column, index: number): string | number {
	const seed = index * columns.length + property;
	switch (kind) {
		case 'text':
			return `${name} ${index}, as a person would write it`;
		case 'integer':
			return seed * 7;
		case 'decimal':
			return seed / 8;
		case 'dateTime':
			return new Date(firstMoment + seed * minute).toISOString();
	}
}
