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

/**
 * Starts the stand-in for the Tracy API and waits until it is ready.
 * @param port where it listens; 0 takes any free port
 */
export async function startSandbox(children: ChildProcesses, port = 0): Promise<Sandbox> {
	const command = {
		name: 'The sandbox',
		program: process.execPath,
		parameters: ['--import', 'tsx', 'sandbox/main.mts', '--port', String(port), '--announce'],
		folder: folders.root,
		environment: process.env,
	};
	const service = await children.start(command, startSeconds);
	const { url, keys } = announcementSchema.parse(JSON.parse(service.firstLine));
	return new Sandbox(url, keys, service);
}
