import process from 'node:process';
import { z } from 'zod/v4';
import type { ChildProcesses } from './ChildProcesses.mts';
import { folders } from './folders.mts';
import { Sandbox } from './Sandbox.mts';

const startSeconds = 60;

const announcementSchema = z.object({
	url: z.url(),
	keys: z.object({ full: z.string(), createOnly: z.string() }),
});

/** Starts the stand-in for the Tracy API on a free port and waits until it is ready. */
export async function startSandbox(children: ChildProcesses): Promise<Sandbox> {
	const command = {
		name: 'The sandbox',
		program: process.execPath,
		parameters: ['--import', 'tsx', 'sandbox/main.mts', '--port', '0', '--announce'],
		folder: folders.root,
		environment: process.env,
	};
	const announcement = await children.start(command, startSeconds);
	const { url, keys } = announcementSchema.parse(JSON.parse(announcement));
	return new Sandbox(url, keys);
}
