import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChildProcesses } from './ChildProcesses.mts';
import { compileDriver } from './compileDriver.mts';
import { folders } from './folders.mts';
import { installN8n } from './installN8n.mts';
import { installNode24 } from './installNode24.mts';
import { installTarball } from './installTarball.mts';
import { N8n } from './N8n.mts';
import { packPackage } from './packPackage.mts';
import type { Progress } from './Progress.mts';

/**
 * Does the whole set-up: a real n8n with our node in it, as somebody has who installed both.
 * What takes long is done once; n8n's own data starts afresh each time, so that nothing of an
 * earlier run can make this one look right.
 */
export async function prepareN8n(progress: Progress, children: ChildProcesses): Promise<N8n> {
	const node24 = await progress.step('Install Node.js 24', (tell) => installNode24(children, tell));
	const program = await progress.step('Install n8n (the first time takes some minutes)', (tell) =>
		installN8n(children, node24, tell),
	);
	await progress.step('Compile its database driver (once, for a minute or two)', () =>
		compileDriver(children, node24),
	);
	const tarball = await progress.step('Build and pack n8n-nodes-tracy', (tell) =>
		packPackage(children, join(folders.user, 'packed'), tell),
	);
	await progress.step('Install the package in n8n', async () => {
		await rm(join(folders.user, '.n8n'), { recursive: true, force: true });
		await mkdir(folders.user, { recursive: true });
		await installTarball(children, tarball, folders.user);
	});
	return new N8n(children, { node: node24.program, program, userFolder: folders.user });
}
