import { checkCanvas } from './checkCanvas.mts';
import { checkSchedule, type ScheduleFindings } from './checkSchedule.mts';
import type { ChildProcesses } from './ChildProcesses.mts';
import { connectExamples, type Examples } from './connectExamples.mts';
import { exampleRows } from './exampleRows.mts';
import { findMissingNodes } from './findMissingNodes.mts';
import type { Installation } from './Installation.mts';
import { N8n } from './N8n.mts';
import type { Progress } from './Progress.mts';
import { refuseMistakes } from './refuseMistakes.mts';
import { sandboxCredentials } from './sandboxCredentials.mts';
import { serveFiles } from './serveFiles.mts';
import type { ShownRecord } from './ShownRecord.mts';
import { startSandbox } from './startSandbox.mts';
import { unansweredTask } from './unansweredTask.mts';
import { withManualStart } from './withManualStart.mts';

/** What was seen in another version of n8n. */
export interface VersionResult {
	n8n: string;
	/** The record with a value of every kind, as the sandbox keeps it. */
	record: ShownRecord;
	/** The rows at the ends of the scheduled import, its error output included. */
	schedule: ScheduleFindings;
}

/**
 * A smoke test in another version of n8n: does it load the node and the credential, create a
 * record with every kind of value, and take failed rows to the error output? Refuses if not.
 */
export async function proveVersion(
	progress: Progress,
	children: ChildProcesses,
	installation: Installation,
	version: string,
): Promise<VersionResult> {
	const sandbox = await progress.step('Start the sandbox', () => startSandbox(children));
	const rows = await serveFiles(Object.values(exampleRows));
	try {
		const credentials = sandboxCredentials(sandbox);
		const examples = await connectExamples(credentials, rows);
		await checkNodes(installation, examples);
		const schedule = withManualStart(examples.schedule, 'Every hour');
		const n8n = new N8n(children, installation);
		await progress.step('Import the credentials and the workflows', async () => {
			await n8n.importCredentials(Object.values(credentials));
			await n8n.importWorkflows([examples.canvas, schedule]);
		});
		const canvas = await progress.step('Create a record with every kind of value', async () => {
			await n8n.execute(examples.canvas);
			return checkCanvas(sandbox);
		});
		const findings = await progress.step('Take failed rows to the error output', async () => {
			await sandbox.reset();
			await sandbox.expectFault({ fault: 'reset-after-create', contains: unansweredTask.title });
			return checkSchedule(await n8n.execute(schedule), sandbox);
		});
		return { n8n: version, record: canvas.found, schedule: findings };
	} finally {
		rows.close();
	}
}

async function checkNodes(installation: Installation, examples: Examples): Promise<void> {
	const missing = await findMissingNodes(installation, Object.values(examples));
	refuseMistakes(
		'The set of nodes',
		missing.map((node) => `${node} is missing`),
	);
}
