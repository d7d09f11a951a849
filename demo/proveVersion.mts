import { checkCanvas } from './checkCanvas.mts';
import { checkSchedule, type ScheduleFindings } from './checkSchedule.mts';
import type { ChildProcesses } from './ChildProcesses.mts';
import { compareRecord } from './compareRecord.mts';
import { connectExamples, type Examples } from './connectExamples.mts';
import { describeDatum } from './describeDatum.mts';
import { exampleRows } from './exampleRows.mts';
import { findMissingNodes } from './findMissingNodes.mts';
import type { Installation } from './Installation.mts';
import { N8n } from './N8n.mts';
import type { Progress } from './Progress.mts';
import { type ImportKeyFindings, proveImportKey } from './proveImportKey.mts';
import { refuseMistakes } from './refuseMistakes.mts';
import type { Sandbox } from './Sandbox.mts';
import { sandboxCredentials } from './sandboxCredentials.mts';
import { serveFiles } from './serveFiles.mts';
import type { ShownRecord } from './ShownRecord.mts';
import { startSandbox } from './startSandbox.mts';
import { unansweredTask } from './unansweredTask.mts';
import { withColumns } from './withColumns.mts';
import { withCredential } from './withCredential.mts';
import { withManualStart } from './withManualStart.mts';

/** What was seen in another version of n8n. */
export interface VersionResult {
	n8n: string;
	/** The record with a value of every kind, as the sandbox keeps it. */
	record: ShownRecord;
	/** The rows at the ends of the scheduled import, its error output included. */
	schedule: ScheduleFindings;
	/** The same import run again, with its import keys. */
	importKey: ImportKeyFindings;
}

/** The value of the record that takes its values by column. */
const titleByColumn = 'A record to link to, by column';

/**
 * A smoke test in another version of n8n: does it load the node and the credential, create a
 * record with every kind of value and one with values by column, take failed rows to the error
 * output, and skip what an earlier run created? Refuses if not.
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
		const byColumn = withColumns(
			withCredential(examples.canvas, credentials.reading),
			titleByColumn,
		);
		const schedule = withManualStart(examples.schedule, 'Every hour');
		const n8n = new N8n(children, installation);
		await progress.step('Import the credentials and the workflows', async () => {
			await n8n.importCredentials(Object.values(credentials));
			await n8n.importWorkflows([byColumn, schedule]);
		});
		const canvas = await progress.step('Create a record with every kind of value', async () => {
			await n8n.execute(byColumn);
			await checkColumns(sandbox);
			return checkCanvas(sandbox);
		});
		const findings = await progress.step('Take failed rows to the error output', async () => {
			await sandbox.reset();
			await sandbox.expectFault({ fault: 'reset-after-create', contains: unansweredTask.title });
			return checkSchedule(await n8n.execute(schedule), sandbox);
		});
		const importKey = await progress.step('Run it again: skip what was created', () =>
			proveImportKey(n8n, sandbox, schedule),
		);
		return { n8n: version, record: canvas.found, schedule: findings, importKey };
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

async function checkColumns(sandbox: Sandbox): Promise<void> {
	const expected = [describeDatum(201, 'stringValue', titleByColumn)];
	const record = (await sandbox.records()).at(0);
	const mistakes = record === undefined ? ['it is missing'] : compareRecord(record, expected);
	refuseMistakes('The record with values by column', mistakes);
}
