import { join } from 'node:path';
import process from 'node:process';
import type { ChildProcesses, Command } from './ChildProcesses.mts';
import { CommandError } from './CommandError.mts';
import { folders } from './folders.mts';
import type { Node24 } from './installNode24.mts';
import { installPackages } from './installPackages.mts';
import { missingBuildTools } from './missingBuildTools.mts';
import type { Tell } from './Progress.mts';

const driver = join(folders.demo, 'node_modules', 'sqlite3');
const compileSeconds = 15 * 60;

/**
 * Installs n8n as `demo/package-lock.json` pins it, and compiles its database driver: packages are
 * installed without running their scripts, and that one script n8n cannot do without.
 * @returns the program that `node24` has to run
 */
export async function installN8n(
	children: ChildProcesses,
	node24: Node24,
	tell: Tell,
): Promise<string> {
	// Asked before the download too, because that takes minutes.
	if (!(await isDriverReady(children, node24))) requireBuildTools();
	await installPackages(children, folders.demo, tell);
	if (!(await isDriverReady(children, node24))) {
		requireBuildTools();
		await children.run(compileDriver(node24), compileSeconds, tell);
	}
	return join(folders.demo, 'node_modules', 'n8n', 'bin', 'n8n');
}

function requireBuildTools(): void {
	const missing = missingBuildTools();
	if (missing.length === 0) return;
	throw new Error(
		`n8n's database driver has to be compiled, and this machine lacks ${missing.join(', ')}. ` +
			'Install what is missing (Debian, Ubuntu: apt-get install python3 make g++; ' +
			'macOS: xcode-select --install) and run the same command again.',
	);
}

/** True if the driver is there, is complete and fits this machine: n8n's Node.js can load it. */
async function isDriverReady(children: ChildProcesses, node24: Node24): Promise<boolean> {
	const load = {
		name: 'loading sqlite3',
		program: node24.program,
		parameters: ['--eval', `require(${JSON.stringify(driver)})`],
		folder: folders.demo,
		environment: process.env,
	};
	try {
		await children.run(load, 60);
		return true;
	} catch (error) {
		if (error instanceof CommandError) return false;
		throw error;
	}
}

/**
 * The driver is compiled from the source that the lock file vouches for, rather than fetched as
 * a finished binary from elsewhere; the headers come with Node.js 24 for the same reason.
 */
function compileDriver(node24: Node24): Command {
	return {
		name: 'npm rebuild sqlite3',
		program: 'npm',
		parameters: ['rebuild', 'sqlite3', '--foreground-scripts'],
		folder: folders.demo,
		environment: {
			...process.env,
			npm_config_build_from_source: 'true',
			...(node24.headers === undefined ? {} : { npm_config_nodedir: node24.headers }),
		},
	};
}
