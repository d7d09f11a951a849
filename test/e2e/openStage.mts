import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareN8n } from '../../tools/n8n/install/prepareN8n.mts';
import { N8nServer } from '../../tools/n8n/N8nServer.mts';
import { ChildProcesses } from '../../tools/n8n/processes/ChildProcesses.mts';
import { createProgress } from '../../tools/n8n/processes/Progress.mts';
import type { Sandbox } from '../../tools/n8n/Sandbox.mts';
import { startSandbox } from '../../tools/n8n/startSandbox.mts';

/** A real n8n with our node in it, and a sandbox. */
export interface Stage {
	/** Is not running yet. */
	n8n: N8nServer;
	sandbox: Sandbox;
}

/**
 * Sets up an n8n with a user folder of its own, and starts a sandbox; both are gone after the test.
 * @param test the test, or the file
 * @param settings environment variables for n8n
 */
export async function openStage(
	test: { after: (end: () => Promise<void>) => void },
	settings: Record<string, string> = {},
): Promise<Stage> {
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-tracy-'));
	const children = new ChildProcesses();
	const closings = [
		() => rm(userFolder, { recursive: true, force: true }),
		() => children.endAll(),
	];
	test.after(async () => {
		for (const close of closings.reverse()) await close();
	});
	const installation = await prepareN8n(createProgress(true), children, userFolder);
	const n8n = new N8nServer(children, {
		...installation,
		settings: { ...installation.settings, ...settings },
	});
	closings.push(() => n8n.close());
	return { n8n, sandbox: await startSandbox(children) };
}
