import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { z } from 'zod/v4';
import type { ChildProcesses } from '../../demo/ChildProcesses.mts';
import type { Credential } from '../../demo/Credential.mts';
import { folders } from '../../demo/folders.mts';
import { N8n } from '../../demo/N8n.mts';
import { prepareN8n } from '../../demo/prepareN8n.mts';
import type { Progress } from '../../demo/Progress.mts';
import type { Bench } from './Bench.mts';
import { installFloor } from './installFloor.mts';
import { latency } from './latency.mts';
import { makeWorkspace } from './makeWorkspace.mts';
import { programs } from './programs.mts';
import { TracyServer } from './TracyServer.mts';
import { userFolder } from './userFolder.mts';

const startSeconds = 60;
const announcementSchema = z.object({
	url: z.url(),
	keys: z.object({ createOnly: z.string() }),
});

/** Installs a real n8n with our node in it, as the demo does, and starts the sandbox. */
export async function prepareBench(progress: Progress, children: ChildProcesses): Promise<Bench> {
	await rm(userFolder, { recursive: true, force: true });
	await mkdir(userFolder, { recursive: true });
	const installation = await prepareN8n(progress, children, userFolder);
	await installFloor();
	const tracy = await progress.step('Start the sandbox', () => startTracy(children));
	const credential: Credential = {
		id: 'tracySandbox0001',
		name: 'Tracy sandbox',
		type: 'tracyApi',
		data: { baseUrl: tracy.address, apiKey: tracy.key, allowUnauthorizedCerts: false },
	};
	const loading = (program: string) => {
		const settings = { NODE_OPTIONS: `--import=${pathToFileURL(program).href}` };
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
		packageFolder: join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-tracy'),
		tracy,
		credential,
	};
}

/** Starts the sandbox with a dataset that has a property for each column. */
async function startTracy(children: ChildProcesses): Promise<TracyServer> {
	const workspace = join(userFolder, 'workspace.json');
	await writeFile(workspace, JSON.stringify(makeWorkspace()));
	const sandbox = ['sandbox/main.mts', '--port', '0', '--announce', '--workspace', workspace];
	const { firstLine } = await children.start(
		{
			name: 'The sandbox',
			program: process.execPath,
			parameters: ['--import', 'tsx', ...sandbox],
			folder: folders.root,
			environment: process.env,
		},
		startSeconds,
	);
	const { url, keys } = announcementSchema.parse(JSON.parse(firstLine));
	return new TracyServer(url, keys.createOnly, latency);
}
