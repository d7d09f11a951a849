import { spawnSync } from 'node:child_process';
import process from 'node:process';

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
