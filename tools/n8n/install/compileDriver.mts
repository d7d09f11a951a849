import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { folders } from '../folders.mts';
import type { ChildProcesses } from '../processes/ChildProcesses.mts';
import { CommandError } from '../processes/Command.mts';
import type { Node24 } from './installNode24.mts';

const loadSeconds = 60;

const compileSeconds = 15 * 60;

/**
 * Compiles n8n's database driver, the one package whose script n8n cannot do without, unless that
 * is done already. It is made from the source that the lock file vouches for, rather than fetched
 * as a finished binary from elsewhere; the headers come with Node.js 24 for the same reason.
 * @param folder in whose `node_modules` n8n is
 */
export async function compileDriver(
	children: ChildProcesses,
	node24: Node24,
	folder: string,
): Promise<void> {
	if (await isDriverReady(children, node24, folder)) return;
	requireBuildTools();
	const compile = {
		name: 'npm rebuild sqlite3',
		program: 'npm',
		// Whoever keeps npm from running scripts means those of all packages, not this one.
		parameters: ['rebuild', 'sqlite3', '--foreground-scripts', '--ignore-scripts=false'],
		folder,
		environment: {
			...process.env,
			npm_config_build_from_source: 'true',
			...(node24.headers === undefined ? {} : { npm_config_nodedir: node24.headers }),
		},
	};
	const printed = await children.run(compile, compileSeconds);
	if (await isDriverReady(children, node24, folder)) return;
	throw new CommandError("n8n's database driver can't be loaded after it was compiled", printed);
}

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
		await children.run(load, loadSeconds);
		return true;
	} catch (error) {
		if (error instanceof CommandError) return false;
		throw error;
	}
}

/** Refuses, naming what to install, if this machine lacks a tool that compiling needs. */
export function requireBuildTools(): void {
	// Windows compiles with Visual Studio, which is on no search path.
	if (process.platform === 'win32') return;
	const compiler = process.env.CXX ?? (process.platform === 'darwin' ? 'c++' : 'g++');
	const missing = ['python3', 'make', compiler].filter((tool) => !answers(tool));
	if (missing.length === 0) return;
	throw new Error(
		`n8n's database driver has to be compiled, and this machine lacks ${missing.join(', ')}. ` +
			'Install what is missing (Debian, Ubuntu: apt-get install python3 make g++; ' +
			'macOS: xcode-select --install) and run the same command again.',
	);
}

function answers(tool: string): boolean {
	return spawnSync(tool, ['--version'], { stdio: 'ignore' }).status === 0;
}
