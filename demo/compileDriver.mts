import process from 'node:process';
import type { ChildProcesses } from './ChildProcesses.mts';
import type { Node24 } from './installNode24.mts';
import { isDriverReady } from './isDriverReady.mts';
import { requireBuildTools } from './requireBuildTools.mts';

const limitSeconds = 15 * 60;

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
		parameters: ['rebuild', 'sqlite3', '--foreground-scripts'],
		folder,
		environment: {
			...process.env,
			npm_config_build_from_source: 'true',
			...(node24.headers === undefined ? {} : { npm_config_nodedir: node24.headers }),
		},
	};
	await children.run(compile, limitSeconds);
}
