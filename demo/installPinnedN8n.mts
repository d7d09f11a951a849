import type { ChildProcesses } from './ChildProcesses.mts';
import { compileDriver } from './compileDriver.mts';
import { folders } from './folders.mts';
import type { Node24 } from './installNode24.mts';
import { installPackages } from './installPackages.mts';
import { isDriverReady } from './isDriverReady.mts';
import type { Progress } from './Progress.mts';
import { requireBuildTools } from './requireBuildTools.mts';

/**
 * Installs n8n as `demo/n8n/package-lock.json` pins it, without running any package's scripts.
 * @returns the folder in whose `node_modules` it is
 */
export async function installPinnedN8n(
	progress: Progress,
	children: ChildProcesses,
	node24: Node24,
): Promise<string> {
	await progress.step('Install n8n (the first time takes some minutes)', async (tell) => {
		// Asked here because the download takes minutes, and would be for nothing.
		if (!(await isDriverReady(children, node24, folders.n8n))) requireBuildTools();
		await installPackages(children, folders.n8n, tell);
	});
	await progress.step('Compile its database driver (once, for a minute or two)', () =>
		compileDriver(children, node24, folders.n8n),
	);
	return folders.n8n;
}
