import process from 'node:process';
import { folders } from '../folders.mts';
import type { ChildProcesses } from '../processes/ChildProcesses.mts';
import type { Tell } from '../processes/Progress.mts';

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
		parameters: ['tools/install.mjs', folder],
		folder: folders.root,
		environment: process.env,
	};
	await children.run(install, limitSeconds, tell);
}
