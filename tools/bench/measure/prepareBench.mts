import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareN8n } from '../../n8n/install/prepareN8n.mts';
import { type Credential, N8n } from '../../n8n/N8n.mts';
import type { ChildProcesses } from '../../n8n/processes/ChildProcesses.mts';
import type { Progress } from '../../n8n/processes/Progress.mts';
import { startSandbox } from '../../n8n/startSandbox.mts';
import { programs } from '../programs/programs.mts';
import { makeWorkspace } from '../rows/columns.mts';
import { authority } from '../servers/startFarEnd.mts';
import { TracyServer } from '../servers/TracyServer.mts';

/** Everything that the parts of the benchmark need. */
export interface Bench {
	progress: Progress;
	children: ChildProcesses;
	/** The Node.js 24 that n8n runs on, and whatever is compared with it. */
	node24: string;
	/** n8n with our node in it; its process measures itself. */
	n8n: N8n;
	/** The same n8n; its process profiles itself. */
	profiledN8n: N8n;
	/** The same n8n with other settings, such as another database. */
	n8nWith: (settings: Record<string, string>) => N8n;
	tracy: TracyServer;
	/** The credential for `tracy`. */
	credential: Credential;
}

/**
 * Installs a real n8n with our node in it, as the demo does, and starts the sandbox.
 * @param userFolder where n8n is to keep its data
 */
export async function prepareBench(
	progress: Progress,
	children: ChildProcesses,
	userFolder: string,
): Promise<Bench> {
	const installation = await prepareN8n(progress, children, userFolder);
	await installFloor(userFolder);
	const tracy = await progress.step('Start the sandbox', () => startTracy(children, userFolder));
	const loading = (program: string, others: Record<string, string> = {}) => {
		const settings = {
			NODE_OPTIONS: `--import=${pathToFileURL(program).href}`,
			NODE_EXTRA_CA_CERTS: authority,
			...others,
		};
		return new N8n(children, {
			...installation,
			settings: { ...installation.settings, ...settings },
		});
	};
	return {
		progress,
		children,
		node24: installation.node,
		n8n: loading(programs.measureProcess),
		profiledN8n: loading(programs.profileProcess),
		n8nWith: (settings) => loading(programs.measureProcess, settings),
		tracy,
		credential: tracy.sandbox.credentials.createOnly,
	};
}

/** Starts the sandbox with a dataset that has a property for each column. */
async function startTracy(children: ChildProcesses, userFolder: string): Promise<TracyServer> {
	const workspace = join(userFolder, 'workspace.json');
	await writeFile(workspace, JSON.stringify(makeWorkspace()));
	return new TracyServer(await startSandbox(children, { workspace }));
}

/** Puts the node that does nothing but call n8n's helper where n8n looks for nodes of one's own. */
async function installFloor(userFolder: string): Promise<void> {
	const folder = join(userFolder, '.n8n', 'custom');
	await mkdir(folder, { recursive: true });
	const program = `module.exports = require(${JSON.stringify(programs.floor)});\n`;
	await writeFile(join(folder, 'Floor.node.js'), program);
}
