import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** Returns those tools which compiling a native package needs and this machine does not have. */
export function missingBuildTools(): string[] {
	// Windows compiles with Visual Studio, which is on no search path.
	if (process.platform === 'win32') return [];
	const compiler = process.env.CXX ?? (process.platform === 'darwin' ? 'c++' : 'g++');
	return ['python3', 'make', compiler].filter((tool) => !answers(tool));
}

function answers(tool: string): boolean {
	return spawnSync(tool, ['--version'], { stdio: 'ignore' }).status === 0;
}
