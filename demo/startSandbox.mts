import process from 'node:process';
import { createInterface } from 'node:readline';
import { z } from 'zod/v4';
import type { Child, ChildProcesses } from './ChildProcesses.mts';
import { CommandError } from './CommandError.mts';
import { folders } from './folders.mts';
import { Sandbox } from './Sandbox.mts';

const startSeconds = 60;

const announcementSchema = z.object({
	url: z.url(),
	keys: z.object({ full: z.string(), createOnly: z.string() }),
});

/** Starts the stand-in for the Tracy API on a free port and waits until it is ready. */
export async function startSandbox(children: ChildProcesses): Promise<Sandbox> {
	const child = children.start({
		name: 'The sandbox',
		program: process.execPath,
		parameters: ['--import', 'tsx', 'sandbox/main.mts', '--port', '0', '--announce'],
		folder: folders.root,
		environment: process.env,
	});
	const { url, keys } = announcementSchema.parse(JSON.parse(await firstLine(child)));
	return new Sandbox(url, keys);
}

/** Waits for the first line on standard output; refuses if the process ends before or keeps silent. */
async function firstLine(child: Child): Promise<string> {
	let complaints = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		complaints += text;
	});
	return new Promise((resolve, reject) => {
		const refuse = (reason: string) => {
			reject(new CommandError(`The sandbox ${reason}.`, complaints));
		};
		const limit = setTimeout(() => {
			refuse(`was not ready within ${startSeconds} s`);
		}, startSeconds * 1_000);
		child.once('error', (error) => {
			refuse(`could not be started: ${error.message}`);
		});
		child.once('close', () => {
			clearTimeout(limit);
			refuse('ended before it was ready');
		});
		createInterface(child.stdout).once('line', (line) => {
			clearTimeout(limit);
			resolve(line);
		});
	});
}
