import { join } from 'node:path';
import type { ChildProcesses } from './ChildProcesses.mts';
import { folders } from './folders.mts';
import type { Node24 } from './installNode24.mts';
import { installPackages } from './installPackages.mts';
import { isDriverReady } from './isDriverReady.mts';
import type { Tell } from './Progress.mts';
import { requireBuildTools } from './requireBuildTools.mts';

/**
 * Installs n8n as `demo/package-lock.json` pins it, without running any package's scripts.
 * @returns the script that Node.js 24 has to run
 */
export async function installN8n(
	children: ChildProcesses,
	node24: Node24,
	tell: Tell,
): Promise<string> {
	// Asked here because the download takes minutes, and would be for nothing.
	if (!(await isDriverReady(children, node24))) requireBuildTools();
	await installPackages(children, folders.demo, tell);
	return join(folders.demo, 'node_modules', 'n8n', 'bin', 'n8n');
}
