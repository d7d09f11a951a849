import { findScheduleMistakes } from './findScheduleMistakes.mts';
import type { NodeRun } from './readRun.mts';
import { readScheduleRun, type ScheduleRun } from './readScheduleRun.mts';
import { refuseMistakes } from './refuseMistakes.mts';
import type { Sandbox } from './Sandbox.mts';

/** The three ends of the scheduled import, and how many records were found in the sandbox. */
export interface ScheduleFindings extends ScheduleRun {
	records: number;
}

/**
 * Compares what `examples/scheduled-import.json` put out and left in the sandbox with its rows.
 * Refuses if anything differs.
 * @param nodes node name -> what it did
 */
export async function checkSchedule(
	nodes: Map<string, NodeRun>,
	sandbox: Sandbox,
): Promise<ScheduleFindings> {
	const run = readScheduleRun(nodes);
	const records = await sandbox.records();
	const mistakes = findScheduleMistakes(run, records, await sandbox.requests());
	refuseMistakes('The scheduled import', mistakes);
	return { records: records.length, ...run };
}
