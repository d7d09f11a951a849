import { z } from 'zod/v4';
import type { NodeRun } from './readRun.mts';
import { readScheduleRun } from './readScheduleRun.mts';

const succeededSchema = z.array(z.object({ row: z.string(), outcome: z.string() }));

/**
 * Reads what `examples/scheduled-import.json` says became of each row: key -> outcome.
 * @param nodes node name -> what it did
 */
export function outcomesByRow(nodes: Map<string, NodeRun>): Record<string, string> {
	const succeeded = succeededSchema.parse(nodes.get('Row and its record')?.items ?? []);
	const { certainlyNotCreated, lookInTracyFirst } = readScheduleRun(nodes);
	const rows = [...succeeded, ...certainlyNotCreated, ...lookInTracyFirst];
	return Object.fromEntries(
		rows
			.map(({ row, outcome }): [string, string] => [row, outcome])
			.sort(([one], [other]) => one.localeCompare(other)),
	);
}
