import type { ChildProcesses } from './ChildProcesses.mts';
import { connectExamples } from './connectExamples.mts';
import { editorGuide } from './editorGuide.mts';
import { exampleRows } from './exampleRows.mts';
import { findFreePort } from './findFreePort.mts';
import { keptLogin } from './keptLogin.mts';
import { N8n } from './N8n.mts';
import { prepareN8n } from './prepareN8n.mts';
import type { Progress } from './Progress.mts';
import { sandboxCredentials } from './sandboxCredentials.mts';
import { serveFiles } from './serveFiles.mts';
import { startN8nServer } from './startN8nServer.mts';
import { startSandbox } from './startSandbox.mts';
import { withNewNodeIds } from './withNewNodeIds.mts';

/** Where n8n and the sandbox are, unless something else listens there. */
const n8nPort = 5678;
const sandboxPort = 8321;

/**
 * Opens n8n with everything ready in it, and says how to go on.
 * @param userFolder where n8n keeps its data from one start to the next
 */
export async function openEditor(
	progress: Progress,
	children: ChildProcesses,
	userFolder: string,
): Promise<void> {
	const login = await keptLogin(userFolder);
	const installation = await prepareN8n(progress, children, userFolder);
	const sandbox = await progress.step('Start the sandbox', async () =>
		startSandbox(children, await findFreePort(sandboxPort)),
	);
	const credentials = sandboxCredentials(sandbox);
	const rows = await serveFiles(Object.values(exampleRows));
	const connected = await connectExamples(credentials, rows);
	// The sandbox starts empty: the import keys of the last time must not count.
	const examples = { ...connected, schedule: withNewNodeIds(connected.schedule) };
	await progress.step('Import the credentials and the workflows', async () => {
		const n8n = new N8n(children, installation);
		await n8n.importCredentials(Object.values(credentials));
		await n8n.importWorkflows(Object.values(examples));
	});
	const server = await progress.step('Start n8n', async () => {
		const started = await startN8nServer(children, installation, login, n8nPort);
		await started.publish(examples.webhook);
		return started;
	});
	progress.write(editorGuide(server.url, login, sandbox.url));
}
