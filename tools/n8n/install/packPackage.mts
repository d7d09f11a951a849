import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { folders } from '../folders.mts';
import type { ChildProcesses } from '../processes/ChildProcesses.mts';
import type { Tell } from '../processes/Progress.mts';

const limitSeconds = 5 * 60;

/**
 * Builds this package and packs it as it would be published.
 * @param destination an own folder for the tarball; what is in it is deleted
 * @returns the tarball's path
 */
export async function packPackage(
	children: ChildProcesses,
	destination: string,
	tell: Tell,
): Promise<string> {
	await rm(destination, { recursive: true, force: true });
	await mkdir(destination, { recursive: true });
	await npm(children, ['run', 'build'], tell);
	await npm(children, ['pack', '--pack-destination', destination], tell);
	const tarballs = (await readdir(destination)).filter((name) => name.endsWith('.tgz'));
	const [tarball] = tarballs;
	if (tarball === undefined || tarballs.length > 1) {
		throw new Error(`npm pack should have made one tarball, and made ${tarballs.length}.`);
	}
	return join(destination, tarball);
}

async function npm(children: ChildProcesses, parameters: string[], tell: Tell): Promise<void> {
	const command = {
		name: `npm ${parameters.join(' ')}`,
		program: 'npm',
		parameters,
		folder: folders.root,
		environment: process.env,
	};
	await children.run(command, limitSeconds, tell);
}
