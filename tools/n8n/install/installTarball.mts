import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import process from 'node:process';
import { z } from 'zod/v4';
import { folders } from '../folders.mts';
import type { ChildProcesses } from '../processes/ChildProcesses.mts';

const packageName = 'n8n-nodes-tracy';
const descriptionSchema = z.record(z.string(), z.unknown());

/** What n8n deletes from a community node's package.json. */
const deletedFields = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * Puts our packed node where n8n puts one that is installed through its editor, in the same way.
 * Only n8n's last step is left out, installing the package's own dependencies: it has none.
 * @throws Error for a user folder inside this project, where our node would find the project's own
 * packages instead of those that n8n gives it
 */
export async function installTarball(
	children: ChildProcesses,
	tarball: string,
	userFolder: string,
): Promise<void> {
	if (isInside(userFolder, folders.root)) {
		throw new Error(`n8n can't have its user folder inside this project: ${userFolder}`);
	}
	const target = join(userFolder, '.n8n', 'nodes', 'node_modules', packageName);
	await rm(target, { recursive: true, force: true });
	await mkdir(target, { recursive: true });
	const unpack = {
		name: 'tar',
		program: 'tar',
		parameters: ['-xzf', tarball, '--strip-components=1', '-C', target],
		folder: target,
		environment: process.env,
	};
	await children.run(unpack, 60);

	const file = join(target, 'package.json');
	const description = descriptionSchema.parse(JSON.parse(await readFile(file, 'utf8')));
	const kept = Object.entries(description).filter(([field]) => !deletedFields.includes(field));
	await writeFile(file, JSON.stringify(Object.fromEntries(kept), null, 2));
}

function isInside(folder: string, outer: string): boolean {
	return relative(outer, folder).split(sep)[0] !== '..';
}
