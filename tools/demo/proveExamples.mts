import type { Editor } from '../n8n/Editor.mts';
import type { Installation } from '../n8n/Installation.mts';
import { N8n } from '../n8n/N8n.mts';
import { N8nServer } from '../n8n/N8nServer.mts';
import type { ChildProcesses } from '../n8n/processes/ChildProcesses.mts';
import type { Progress } from '../n8n/processes/Progress.mts';
import type { Sandbox } from '../n8n/Sandbox.mts';
import { startSandbox } from '../n8n/startSandbox.mts';
import { connectExamples, type Examples, withParameters } from './examples/connectExamples.mts';
import { serveRows } from './examples/exampleRows.mts';
import { type CanvasResult, proveCanvas } from './proofs/proveCanvas.mts';
import { type ImportResult, proveImport } from './proofs/proveImport.mts';
import { proveSchedule, type ScheduleResult } from './proofs/proveSchedule.mts';
import { proveWebhook, type WebhookFinding } from './proofs/proveWebhook.mts';

/** Of each example, what was asked and what was found in the sandbox. */
export interface ExampleResults {
	import: ImportResult;
	/** The same rows again, each column found by the name of its property. */
	columns: ImportResult;
	canvas: CanvasResult;
	schedule: ScheduleResult;
	webhook: Record<string, WebhookFinding>;
}

/** So often that nobody waits long for it, so rarely that it fires once before it is unpublished. */
const schedule = { rule: { interval: [{ field: 'seconds', secondsInterval: 30 }] } };

/**
 * Runs the examples in n8n against a sandbox, but for those with a CSV file and with an agent.
 * Refuses if anything is not as it should be.
 */
export async function proveExamples(
	progress: Progress,
	children: ChildProcesses,
	installation: Installation,
): Promise<ExampleResults> {
	const sandbox = await progress.step('Start the sandbox', () => startSandbox(children));
	const rows = await serveRows(progress, children);
	try {
		const { credentials } = sandbox;
		const connected = await connectExamples(credentials, rows);
		const examples = {
			...connected,
			schedule: withParameters(connected.schedule, 'Every hour', schedule),
		};
		const n8n = new N8n(children, installation);
		await progress.step('Import the credentials and the workflows', async () => {
			await n8n.importCredentials(Object.values(credentials));
			await n8n.importWorkflows(Object.values(examples));
		});
		const imported = await proveImport(progress, sandbox, examples.movies, {
			execute: (workflow) => n8n.execute(workflow),
			reads: [],
		});
		const editor = await progress.step('Start n8n', () =>
			new N8nServer(children, installation).start(),
		);
		const columns = await proveImport(progress, sandbox, examples.columns, {
			execute: async ({ id }) => editor.ended(await editor.run(id)),
			reads: ['GET /v1/datasets/1'],
		});
		const others = await proveInEditor(progress, editor, sandbox, examples);
		return { import: imported, columns, ...others };
	} finally {
		rows.close();
	}
}

async function proveInEditor(
	progress: Progress,
	editor: Editor,
	sandbox: Sandbox,
	examples: Examples,
): Promise<Omit<ExampleResults, 'import' | 'columns'>> {
	return {
		canvas: await progress.step('Canvas: execute it as the editor does', () =>
			proveCanvas(editor, sandbox, examples.canvas),
		),
		schedule: await progress.step('Schedule: publish it and wait until it fires by itself', () =>
			proveSchedule(editor, sandbox, examples.schedule),
		),
		webhook: await progress.step('Webhook: publish it, send good forms and bad ones', () =>
			proveWebhook(editor, sandbox, examples.webhook),
		),
	};
}
