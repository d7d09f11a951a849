import type { N8n } from '../../n8n/N8n.mts';
import type { Sandbox } from '../../n8n/Sandbox.mts';
import type { Workflow } from '../../n8n/Workflow.mts';
import { refuseMistakes } from './compareRecord.mts';
import { readScheduleRun } from './readScheduleRun.mts';

/** Nothing listens on this port, and nobody but root may. */
const closedPort = 'http://127.0.0.1:1';

/**
 * Executes the scheduled import while nothing answers at Tracy's address. Refuses if a row comes
 * out as anything else than not sent.
 * @returns what became of each row, by its key
 */
export async function proveUnreachable(
	n8n: N8n,
	{ credentials: { reading } }: Sandbox,
	workflow: Workflow,
): Promise<Record<string, string>> {
	await n8n.importCredentials([{ ...reading, data: { ...reading.data, baseUrl: closedPort } }]);
	const run = readScheduleRun(await n8n.execute(workflow));
	await n8n.importCredentials([reading]);
	const rows = [...run.certainlyNotCreated, ...run.lookInTracyFirst];
	refuseMistakes(
		'The import without a Tracy',
		rows
			.filter(({ outcome }) => outcome !== 'unsent')
			.map(({ row, outcome, reason }) => `row ${row} is ${outcome}: ${reason}`),
	);
	if (rows.length === 0) throw new Error('The import without a Tracy has no failed rows.');
	return Object.fromEntries(rows.map(({ row, outcome }) => [row, outcome]));
}
