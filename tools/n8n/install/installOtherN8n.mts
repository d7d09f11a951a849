import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { folders } from '../folders.mts';
import type { ChildProcesses } from '../processes/ChildProcesses.mts';
import type { Progress } from '../processes/Progress.mts';
import { compileDriver, requireBuildTools } from './compileDriver.mts';
import type { Node24 } from './installNode24.mts';

const limitSeconds = 15 * 60;

/** What npm can't install as these versions ask for it: an archive that is on no registry. */
const overrides = { xlsx: '0.18.5' };

/**
 * Installs another version of n8n, without a lock file and without running any package's scripts.
 * @param wanted an exact version, or `latest`
 * @returns the folder in whose `node_modules` it is
 */
export async function installOtherN8n(
	progress: Progress,
	children: ChildProcesses,
	node24: Node24,
	wanted: string,
): Promise<string> {
	const version = wanted === 'latest' ? await newestVersion(children) : wanted;
	const folder = join(folders.versions, version);
	const stamp = join(folder, 'installed');
	if (existsSync(stamp)) return folder;
	requireBuildTools();
	await mkdir(folder, { recursive: true });
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ private: true, dependencies: { n8n: version }, overrides }, null, 2),
	);
	const install = {
		name: `npm install n8n@${version}`,
		program: 'npm',
		parameters: ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'],
		folder,
		environment: process.env,
	};
	await progress.step(`Install n8n ${version} (once, for some minutes)`, (tell) =>
		children.run(install, limitSeconds, tell),
	);
	await progress.step('Compile its database driver (once, for a minute or two)', () =>
		compileDriver(children, node24, folder),
	);
	await writeFile(stamp, version);
	return folder;
}

/** The newest version that was released. */
async function newestVersion(children: ChildProcesses): Promise<string> {
	const command = {
		name: 'npm view n8n version',
		program: 'npm',
		parameters: ['view', 'n8n', 'version'],
		folder: folders.root,
		environment: process.env,
	};
	return (await children.run(command, 60)).trim();
}
