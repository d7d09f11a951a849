import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod/v4';
import type { Execution } from '../../n8n/Execution.mts';
import type { N8n } from '../../n8n/N8n.mts';
import type { Sandbox } from '../../n8n/Sandbox.mts';
import type { Workflow } from '../../n8n/Workflow.mts';
import { withParameters } from '../examples/connectExamples.mts';
import { unansweredTask } from './checkSchedule.mts';
import { refuseMistakes } from './compareRecord.mts';
import { readScheduleRun } from './readScheduleRun.mts';

const succeededSchema = z.array(z.object({ row: z.string(), outcome: z.string() }));

/** What became of each row, by its key, when an import ran again, and what Tracy had then. */
interface RepeatedImport {
	outcomes: Record<string, string>;
	records: number;
}

/** The second run of an import, and the third, in which the doubtful row has another key. */
export interface ImportKeyFindings {
	again: RepeatedImport;
	released: RepeatedImport;
}

const refused = { 'T-3': 'rejected', 'T-4': 'rejected' };
const skipped = { 'T-1': 'skipped', 'T-2': 'skipped', 'T-5': 'skipped', 'T-7': 'skipped' };

/** The doubtful row is in Tracy, so that another key makes one more. */
const expected: ImportKeyFindings = {
	again: { outcomes: { ...refused, ...skipped, [unansweredTask.key]: 'unknown' }, records: 5 },
	released: { outcomes: { ...refused, ...skipped, [unansweredTask.key]: 'created' }, records: 6 },
};

/** The expression with which a note in the example releases a row. */
const released = `={{ $json.key === '${unansweredTask.key}' ? '${unansweredTask.key} again' : $json.key }}`;

/**
 * Executes the scheduled import again after its first run: nothing is created twice, and the row
 * of unknown outcome is created only after its key is released. Refuses if anything differs.
 */
export async function proveImportKey(
	n8n: N8n,
	sandbox: Sandbox,
	workflow: Workflow,
): Promise<ImportKeyFindings> {
	const again = await repeat(n8n, sandbox, workflow);
	const options = { importKey: released, timezone: 'Europe/Berlin' };
	const changed = withParameters(workflow, 'Tracy', { options });
	await n8n.importWorkflows([changed]);
	const found = { again, released: await repeat(n8n, sandbox, changed) };
	refuseMistakes('The import that ran again', [
		...compare('The second run', found.again, expected.again),
		...compare('The run with a released key', found.released, expected.released),
	]);
	return found;
}

/**
 * Reads what `examples/scheduled-import.json` says became of each row: key -> outcome.
 */
function outcomesByRow(execution: Execution): Record<string, string> {
	const succeeded = succeededSchema.parse(execution.items('Row and its record'));
	const { certainlyNotCreated, lookInTracyFirst } = readScheduleRun(execution);
	const rows = [...succeeded, ...certainlyNotCreated, ...lookInTracyFirst];
	return Object.fromEntries(
		rows
			.map(({ row, outcome }): [string, string] => [row, outcome])
			.sort(([one], [other]) => one.localeCompare(other)),
	);
}

async function repeat(n8n: N8n, sandbox: Sandbox, workflow: Workflow): Promise<RepeatedImport> {
	const outcomes = outcomesByRow(await n8n.execute(workflow));
	return { outcomes, records: (await sandbox.records()).length };
}

function compare(what: string, found: RepeatedImport, wanted: RepeatedImport): string[] {
	if (isDeepStrictEqual(found, wanted)) return [];
	return [`${what} gave ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`];
}
