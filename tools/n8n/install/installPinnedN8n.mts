import { folders } from '../folders.mts';
import type { ChildProcesses } from '../processes/ChildProcesses.mts';
import type { Progress } from '../processes/Progress.mts';
import { compileDriver, isDriverReady, requireBuildTools } from './compileDriver.mts';
import type { Node24 } from './installNode24.mts';
import { installPackages } from './installPackages.mts';

/**
 * Installs n8n as `tools/n8n/pinned/package-lock.json` pins it, without running any package's scripts.
 * @returns the folder in whose `node_modules` it is
 */
export async function installPinnedN8n(
	progress: Progress,
	children: ChildProcesses,
	node24: Node24,
): Promise<string> {
	await progress.step('Install n8n (the first time takes some minutes)', async (tell) => {
		// Asked here because the download takes minutes, and would be for nothing.
		if (!(await isDriverReady(children, node24, folders.pinned))) requireBuildTools();
		await installPackages(children, folders.pinned, tell);
	});
	await progress.step('Compile its database driver (once, for a minute or two)', () =>
		compileDriver(children, node24, folders.pinned),
	);
	return folders.pinned;
}
