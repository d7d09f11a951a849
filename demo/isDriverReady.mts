import { join } from 'node:path';
import process from 'node:process';
import type { ChildProcesses } from './ChildProcesses.mts';
import { CommandError } from './CommandError.mts';
import { folders } from './folders.mts';
import type { Node24 } from './installNode24.mts';

const driver = join(folders.demo, 'node_modules', 'sqlite3');
const limitSeconds = 60;

/** True if n8n's database driver is there, is complete and fits this machine: Node.js 24 loads it. */
export async function isDriverReady(children: ChildProcesses, node24: Node24): Promise<boolean> {
	const load = {
		name: 'loading sqlite3',
		program: node24.program,
		parameters: ['--eval', `require(${JSON.stringify(driver)})`],
		folder: folders.demo,
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
