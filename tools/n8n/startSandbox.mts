import process from 'node:process';
import { z } from 'zod/v4';
import { folders } from './folders.mts';
import type { ChildProcesses } from './processes/ChildProcesses.mts';
import { Sandbox } from './Sandbox.mts';

const startSeconds = 60;

const announcementSchema = z.object({
	url: z.url(),
	keys: z.object({ full: z.string(), createOnly: z.string() }),
});

/** How the sandbox is to start, where that is not as usual. */
export interface SandboxStart {
	/** Where it listens; any free port unless given. */
	port?: number;
	/** A file with other datasets and users. */
	workspace?: string;
}

/** Starts the stand-in for the Tracy API and waits until it is ready. */
export async function startSandbox(
	children: ChildProcesses,
	{ port = 0, workspace }: SandboxStart = {},
): Promise<Sandbox> {
	const flags = ['--port', String(port), '--announce'];
	const command = {
		name: 'The sandbox',
		program: process.execPath,
		parameters: [
			...['--import', 'tsx', 'tools/sandbox/main.mts', ...flags],
			...(workspace === undefined ? [] : ['--workspace', workspace]),
		],
		folder: folders.root,
		environment: process.env,
	};
	const service = await children.start(command, startSeconds);
	const { url, keys } = announcementSchema.parse(JSON.parse(service.firstLine));
	return new Sandbox(url, keys, service.end);
}
