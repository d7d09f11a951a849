import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { folders } from '../folders.mts';
import type { Installation } from '../Installation.mts';
import type { ChildProcesses } from '../processes/ChildProcesses.mts';
import type { Progress } from '../processes/Progress.mts';
import { installNode24 } from './installNode24.mts';
import { installOtherN8n } from './installOtherN8n.mts';
import { installPinnedN8n } from './installPinnedN8n.mts';
import { installTarball } from './installTarball.mts';
import { packPackage } from './packPackage.mts';

/** Parts of n8n that would call out of this machine. */
const disabledModules = ['mcp-registry', 'instance-ai', 'agents', 'chat-hub', 'mcp'];

/**
 * Does the whole set-up: a real n8n with our node in it, as somebody has who installed both.
 * What takes long is done once.
 * @param userFolder where n8n is to keep its data
 * @param version exact, or `latest`; undefined is the pinned one
 */
export async function prepareN8n(
	progress: Progress,
	children: ChildProcesses,
	userFolder: string,
	version?: string,
): Promise<Installation> {
	const node24 = await progress.step('Install Node.js 24', (tell) => installNode24(children, tell));
	const folder =
		version === undefined
			? await installPinnedN8n(progress, children, node24)
			: await installOtherN8n(progress, children, node24, version);
	const tarball = await progress.step('Build and pack n8n-nodes-tracy', (tell) =>
		packPackage(children, folders.packed, tell),
	);
	await progress.step('Install the package in n8n', () =>
		installTarball(children, tarball, userFolder),
	);
	return { node: node24.program, folder, userFolder, settings: settingsFor(version, folder) };
}

/**
 * Environment variables for one version of n8n. n8n 2 refuses to start when it is told to disable
 * a module that it does not have; n8n 1 has none of those that call out by themselves, and has to
 * be told to use the task runners that 2 always uses.
 * @param version undefined is the pinned one
 * @param folder in whose `node_modules` it is
 */
function settingsFor(version: string | undefined, folder: string): Record<string, string> {
	if (version?.startsWith('1.')) return { N8N_RUNNERS_ENABLED: 'true' };
	const modules = join(folder, 'node_modules', 'n8n', 'dist', 'modules');
	const present = disabledModules.filter((name) =>
		existsSync(join(modules, name, `${name}.module.js`)),
	);
	return { N8N_DISABLED_MODULES: present.join(',') };
}
