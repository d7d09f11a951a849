import process from 'node:process';
import type { ChildProcesses } from './ChildProcesses.mts';
import { folders } from './folders.mts';
import type { Tell } from './Progress.mts';

const limitSeconds = 15 * 60;

/** Installs what the lock file of `folder` says, unless it is installed already. */
export async function installPackages(
	children: ChildProcesses,
	folder: string,
	tell: Tell,
): Promise<void> {
	const install = {
		name: `npm ci in ${folder}`,
		program: process.execPath,
		parameters: ['install.mjs', folder],
		folder: folders.root,
		environment: process.env,
	};
	await children.run(install, limitSeconds, tell);
}
