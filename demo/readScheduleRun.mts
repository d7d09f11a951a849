import { z } from 'zod/v4';
import type { NodeRun } from './readRun.mts';

const createdSchema = z.array(z.object({ row: z.string(), record: z.string().nullable() }));
const failedRowSchema = z.object({
	row: z.looseObject({ key: z.string() }),
	outcome: z.string(),
	reason: z.string(),
	next: z.string(),
});
const failedSchema = z.array(z.object({ rows: z.array(failedRowSchema) }));

/** A row that failed, by its key. */
export interface FailedRow {
	row: string;
	outcome: string;
	reason: string;
	next: string;
}

/** The three ends of `examples/scheduled-import.json`. */
export interface ScheduleRun {
	/** Key of the row -> ID of its record, null where the item that stands for it has none. */
	created: Record<string, string | null>;
	certainlyNotCreated: FailedRow[];
	lookInTracyFirst: FailedRow[];
}

/**
 * Reads what the scheduled import put out at its ends.
 * @param nodes node name -> what it did
 */
export function readScheduleRun(nodes: Map<string, NodeRun>): ScheduleRun {
	const created = createdSchema.parse(nodes.get('Row and its record')?.items ?? []);
	return {
		created: Object.fromEntries(created.map(({ row, record }) => [row, record])),
		certainlyNotCreated: failedRows(nodes, 'Certainly not created'),
		lookInTracyFirst: failedRows(nodes, 'Look in Tracy first'),
	};
}

function failedRows(nodes: Map<string, NodeRun>, nodeName: string): FailedRow[] {
	const lists = failedSchema.parse(nodes.get(nodeName)?.items ?? []);
	return lists.flatMap(({ rows }) => rows.map((failed) => ({ ...failed, row: failed.row.key })));
}
