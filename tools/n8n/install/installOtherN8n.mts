import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod/v4';
import { folders } from '../folders.mts';
import type { ChildProcesses } from '../processes/ChildProcesses.mts';
import { type Command, CommandError } from '../processes/Command.mts';
import type { Progress } from '../processes/Progress.mts';
import { compileDriver, requireBuildTools } from './compileDriver.mts';
import type { Node24 } from './installNode24.mts';

const limitSeconds = 15 * 60;

/** How many of the newest versions are tried; one that was just released can lack a package. */
const candidates = 3;

/** What npm can't install as these versions ask for it: an archive that is on no registry. */
const overrides = { xlsx: '0.18.5' };

/**
 * Installs another version of n8n, without a lock file and without running any package's scripts.
 * @param version exact, or `latest`: the newest that can be installed
 * @returns the folder in whose `node_modules` it is
 */
export async function installOtherN8n(
	progress: Progress,
	children: ChildProcesses,
	node24: Node24,
	version: string,
): Promise<string> {
	if (version !== 'latest') return install(progress, children, node24, version);
	const newest = await newestVersions(children);
	for (const candidate of newest) {
		try {
			return await install(progress, children, node24, candidate);
		} catch (error) {
			if (!(error instanceof CommandError)) throw error;
			progress.write(`\nn8n ${candidate} can't be installed: ${error.lastLines()}\n`);
		}
	}
	throw new Error(`None of the newest versions of n8n can be installed: ${newest.join(', ')}.`);
}

async function install(
	progress: Progress,
	children: ChildProcesses,
	node24: Node24,
	version: string,
): Promise<string> {
	const folder = join(folders.versions, version);
	const stamp = join(folder, 'installed');
	if (existsSync(stamp)) return folder;
	requireBuildTools();
	await mkdir(folder, { recursive: true });
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ private: true, dependencies: { n8n: version }, overrides }, null, 2),
	);
	const parameters = [
		'install',
		'--ignore-scripts',
		'--no-audit',
		'--no-fund',
		'--no-package-lock',
	];
	await progress.step(`Install n8n ${version} (once, for some minutes)`, (tell) =>
		children.run(npm(`install n8n@${version}`, parameters, folder), limitSeconds, tell),
	);
	await progress.step('Compile its database driver (once, for a minute or two)', () =>
		compileDriver(children, node24, folder),
	);
	await writeFile(stamp, version);
	return folder;
}

/** The newest versions that were released, the newest first. */
async function newestVersions(children: ChildProcesses): Promise<string[]> {
	const parameters = ['view', 'n8n', 'versions', '--json'];
	const answer = await children.run(npm('view n8n versions', parameters, folders.root), 60);
	const released = z.array(z.string()).parse(JSON.parse(answer));
	return released
		.filter((version) => /^[\d.]+$/.test(version))
		.slice(-candidates)
		.reverse();
}

function npm(name: string, parameters: string[], folder: string): Command {
	return { name: `npm ${name}`, program: 'npm', parameters, folder, environment: process.env };
}
