import type { CanvasResult } from './checkCanvas.mts';
import type { ChildProcesses } from './ChildProcesses.mts';
import { connectExamples, type Examples } from './connectExamples.mts';
import { createLogin } from './createLogin.mts';
import { exampleRows } from './exampleRows.mts';
import type { Installation } from './Installation.mts';
import { N8n } from './N8n.mts';
import type { N8nServer } from './N8nServer.mts';
import type { Progress } from './Progress.mts';
import { proveCanvas } from './proveCanvas.mts';
import { type ImportResult, proveImport } from './proveImport.mts';
import { proveSchedule, type ScheduleResult } from './proveSchedule.mts';
import { proveWebhook, type WebhookFinding } from './proveWebhook.mts';
import type { Sandbox } from './Sandbox.mts';
import { sandboxCredentials } from './sandboxCredentials.mts';
import { serveFiles } from './serveFiles.mts';
import { startN8nServer } from './startN8nServer.mts';
import { startSandbox } from './startSandbox.mts';
import { withParameters } from './withParameters.mts';

/** Of each example, what was asked and what was found in the sandbox. */
export interface ExampleResults {
	import: ImportResult;
	/** The same rows again, each column found by the name of its property. */
	columns: ImportResult;
	canvas: CanvasResult;
	schedule: ScheduleResult;
	webhook: Record<string, WebhookFinding>;
}

/** So often that nobody waits for it, so rarely that it fires once before it is unpublished. */
const schedule = { rule: { interval: [{ field: 'seconds', secondsInterval: 10 }] } };

/** Runs every example in n8n against a sandbox. Refuses if anything is not as it should be. */
export async function proveExamples(
	progress: Progress,
	children: ChildProcesses,
	installation: Installation,
): Promise<ExampleResults> {
	const sandbox = await progress.step('Start the sandbox', () => startSandbox(children));
	const rows = await serveFiles(Object.values(exampleRows));
	try {
		const credentials = sandboxCredentials(sandbox);
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
		const server = await progress.step('Start n8n', () =>
			startN8nServer(children, installation, createLogin()),
		);
		const columns = await proveImport(progress, sandbox, examples.columns, {
			execute: async (workflow) => (await server.execute(workflow, 'Start')).nodes,
			reads: ['GET /v1/datasets/1'],
		});
		const others = await proveInServer(progress, server, sandbox, examples);
		return { import: imported, columns, ...others };
	} finally {
		rows.close();
	}
}

async function proveInServer(
	progress: Progress,
	server: N8nServer,
	sandbox: Sandbox,
	examples: Examples,
): Promise<Omit<ExampleResults, 'import' | 'columns'>> {
	return {
		canvas: await progress.step('Canvas: execute it as the editor does', () =>
			proveCanvas(server, sandbox, examples.canvas),
		),
		schedule: await progress.step('Schedule: publish it and wait until it fires by itself', () =>
			proveSchedule(server, sandbox, examples.schedule),
		),
		webhook: await progress.step('Webhook: publish it, send good forms and bad ones', () =>
			proveWebhook(server, sandbox, examples.webhook),
		),
	};
}
