import { z } from 'zod/v4';
import type { Execution } from '../../n8n/Execution.mts';

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

/** Reads what the scheduled import put out at its ends. */
export function readScheduleRun(execution: Execution): ScheduleRun {
	const created = createdSchema.parse(execution.items('Row and its record'));
	return {
		created: Object.fromEntries(created.map(({ row, record }) => [row, record])),
		certainlyNotCreated: failedRows(execution, 'Refused or not sent'),
		lookInTracyFirst: failedRows(execution, 'Look in Tracy first'),
	};
}

function failedRows(execution: Execution, nodeName: string): FailedRow[] {
	const lists = failedSchema.parse(execution.items(nodeName));
	return lists.flatMap(({ rows }) => rows.map((failed) => ({ ...failed, row: failed.row.key })));
}
