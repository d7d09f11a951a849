import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildProcesses } from '../../demo/ChildProcesses.mts';
import { createProgress } from '../../demo/createProgress.mts';
import { prepareN8n } from '../../demo/prepareN8n.mts';
import { ControlledSandbox } from './ControlledSandbox.mts';
import { N8nProcess } from './N8nProcess.mts';

/** A real n8n with our node in it, and a sandbox. */
export interface Stage {
	/** Is not running yet. */
	n8n: N8nProcess;
	sandbox: ControlledSandbox;
}

/**
 * Sets up an n8n with a user folder of its own, and starts a sandbox; both are gone after the test.
 * @param test the test, or the file
 */
export async function openStage(test: {
	after: (end: () => Promise<void>) => void;
}): Promise<Stage> {
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
	const n8n = new N8nProcess(installation);
	closings.push(() => n8n.close());
	const sandbox = await ControlledSandbox.start();
	closings.push(() => sandbox.close());
	return { n8n, sandbox };
}
