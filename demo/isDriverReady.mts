import { join } from 'node:path';
import process from 'node:process';
import type { ChildProcesses } from './ChildProcesses.mts';
import { CommandError } from './CommandError.mts';
import { folders } from './folders.mts';
import type { Node24 } from './installNode24.mts';

const limitSeconds = 60;

/**
 * True if n8n's database driver is there, is complete and fits this machine: Node.js 24 loads it.
 * @param folder in whose `node_modules` n8n is
 */
export async function isDriverReady(
	children: ChildProcesses,
	node24: Node24,
	folder: string,
): Promise<boolean> {
	const driver = join(folder, 'node_modules', 'sqlite3');
	const load = {
		name: 'loading sqlite3',
		program: node24.program,
		parameters: ['--eval', `require(${JSON.stringify(driver)})`],
		folder: folders.root,
		environment: process.env,
	};
	try {
		await children.run(load, limitSeconds);
		return true;
	} catch (error) {
		if (error instanceof CommandError) return false;
		throw error;
	}
}
