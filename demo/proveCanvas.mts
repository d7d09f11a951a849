import { type CanvasResult, checkCanvas } from './checkCanvas.mts';
import type { N8nServer } from './N8nServer.mts';
import type { Sandbox } from './Sandbox.mts';
import type { Workflow } from './Workflow.mts';

/** Executes `examples/canvas.json` as the editor does. Refuses if the record is not as asked. */
export async function proveCanvas(
	server: N8nServer,
	sandbox: Sandbox,
	workflow: Workflow,
): Promise<CanvasResult> {
	await sandbox.reset();
	await server.execute(workflow, 'Start');
	return checkCanvas(sandbox);
}
