import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { folders } from '../../tools/n8n/folders.mts';
import { prepareN8n } from '../../tools/n8n/install/prepareN8n.mts';
import { ChildProcesses } from '../../tools/n8n/processes/ChildProcesses.mts';
import { createProgress } from '../../tools/n8n/processes/Progress.mts';
import { QueueN8n } from '../../tools/n8n/queue/QueueN8n.mts';
import type { Sandbox } from '../../tools/n8n/Sandbox.mts';
import { startSandbox } from '../../tools/n8n/startSandbox.mts';

/** Whether only what matters most is tried, in less than five minutes. */
export const isShort = process.env.TRACY_QUEUE === 'short';

/** n8n in queue mode with our node in each of its processes, and a sandbox. */
export interface Queue {
	n8n: QueueN8n;
	sandbox: Sandbox;
	/** For a key that may only create. */
	credentialId: string;
}

/** Starts all of it; it is gone after the tests. */
export async function openQueue(test: {
	after: (end: () => Promise<void>) => void;
}): Promise<Queue> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-tracy-queue-'));
	// PostgreSQL runs as another user.
	await chmod(folder, 0o755);
	const children = new ChildProcesses();
	const ends: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
	test.after(async () => {
		for (const end of ends.reverse()) await end();
	});
	ends.push(() => children.endAll());
	const installation = await prepareN8n(createProgress(true), children, folder);
	const [tarball] = await readdir(folders.packed);
	if (tarball === undefined) throw new Error('The package was not packed.');
	const sandbox = await startSandbox(children);
	const n8n = await QueueN8n.start(children, {
		installation,
		tarball: join(folders.packed, tarball),
		workers: 2,
		// n8n's verdict on a lost worker comes after 45 s instead of 100.
		settings: {
			QUEUE_WORKER_LOCK_DURATION: '10000',
			QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
			QUEUE_WORKER_STALLED_INTERVAL: '5000',
		},
	});
	ends.push(() => n8n.close());
	const { createOnly } = sandbox.keys;
	const credentialId = await n8n.editor.addCredential('Tracy', sandbox.url, createOnly);
	return { n8n, sandbox, credentialId };
}
