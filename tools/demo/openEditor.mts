import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareN8n } from '../n8n/install/prepareN8n.mts';
import { N8n } from '../n8n/N8n.mts';
import { createLogin, Login, N8nServer } from '../n8n/N8nServer.mts';
import type { ChildProcesses } from '../n8n/processes/ChildProcesses.mts';
import { findFreePort } from '../n8n/processes/findFreePort.mts';
import type { Progress } from '../n8n/processes/Progress.mts';
import { startSandbox } from '../n8n/startSandbox.mts';
import type { Workflow } from '../n8n/Workflow.mts';
import { connectExamples } from './examples/connectExamples.mts';
import { serveRows } from './examples/exampleRows.mts';

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
		startSandbox(children, { port: await findFreePort(sandboxPort) }),
	);
	const { credentials } = sandbox;
	const rows = await serveRows(progress, children);
	const connected = await connectExamples(credentials, rows);
	// The sandbox starts empty: the import keys of the last time must not count.
	const examples = { ...connected, schedule: withNewNodeIds(connected.schedule) };
	await progress.step('Import the credentials and the workflows', async () => {
		const n8n = new N8n(children, installation);
		await n8n.importCredentials(Object.values(credentials));
		await n8n.importWorkflows(Object.values(examples));
	});
	const editor = await progress.step('Start n8n', async () => {
		const started = await new N8nServer(children, installation, login).start(n8nPort);
		await started.publish(examples.webhook.id);
		return started;
	});
	progress.write(editorGuide(editor.url, login, sandbox.url, userFolder));
}

/** Says how to go on, once everything runs. */
function editorGuide(
	editor: string,
	{ email, password }: Login,
	sandbox: string,
	userFolder: string,
): string {
	return `
n8n is open:      ${editor}
  e-mail          ${email}
  password        ${password}
Tracy's stand-in: ${sandbox}  (watch the records arrive)

What to click
  Canvas     Open “Tracy on the canvas” and press “Execute workflow”.
  Schedule   Open “Tracy in a scheduled import” and press “Execute workflow”; once more, and what
             was created is skipped. Publish it, and it runs every hour.
  Webhook    It is published: send the form at ${editor}/webhook/new-task
  Import     Open “Import movies into Tracy” and press “Execute workflow” for 3,201 records.
  By column  Open “Import movies into Tracy by column”: its key may read, so there are lists to choose
             from, and each column finds its property by name.
  CSV        Open “Import a CSV file into Tracy” and press “Execute workflow”.
  Agent      Open “Tracy as the tool of an agent”, and choose a credential for its model.

The examples start afresh each time: save a changed one under another name. Your own workflows
stay, in ${userFolder}, until you delete that; the records in the stand-in don't.
Ctrl-C ends everything.
`;
}

/** The login that belongs to the data in `userFolder`, which n8n keeps from one start to the next. */
async function keptLogin(userFolder: string): Promise<Login> {
	const file = join(userFolder, 'login.json');
	if (existsSync(file)) return Login.parse(JSON.parse(await readFile(file, 'utf8')));
	const login = createLogin();
	await mkdir(userFolder, { recursive: true });
	await writeFile(file, JSON.stringify(login), { mode: 0o600 });
	return login;
}

/**
 * Returns a copy of a workflow whose nodes have IDs of their own. n8n keeps import keys under the
 * ID of a node, so that the copy knows none of an earlier one.
 */
function withNewNodeIds(workflow: Workflow): Workflow {
	return { ...workflow, nodes: workflow.nodes.map((node) => ({ ...node, id: randomUUID() })) };
}
