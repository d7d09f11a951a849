import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChildProcesses } from './ChildProcesses.mts';
import { CommandError } from './CommandError.mts';
import { executionError } from './executionError.mts';
import { findFreePort } from './findFreePort.mts';
import { n8nEnvironment } from './n8nEnvironment.mts';
import { type NodeRun, readRun } from './readRun.mts';
import type { Workflow } from './Workflow.mts';

/** A credential as n8n imports it; n8n encrypts `data`. */
export interface Credential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** Where an installed n8n is. */
export interface Installation {
	/** The Node.js that runs it. */
	node: string;
	/** Its start script. */
	program: string;
	/** Where it keeps its data and its community nodes. */
	userFolder: string;
}

const importSeconds = 120;
const executionSeconds = 600;

/** An installed n8n, used through its own command line; no server has to run for that. */
export class N8n {
	constructor(
		private readonly children: ChildProcesses,
		private readonly installation: Installation,
	) {}

	async importCredential(credential: Credential): Promise<void> {
		await this.import('credentials', credential);
	}

	/** Imports a workflow, in place of one with the same ID. */
	async importWorkflow(workflow: Workflow): Promise<void> {
		await this.import('workflow', workflow);
	}

	/**
	 * Executes an imported workflow; refuses with n8n's own reason if the execution fails.
	 * @returns node name -> what it did
	 */
	async execute(workflow: Workflow): Promise<Map<string, NodeRun>> {
		try {
			const parameters = ['execute', `--id=${workflow.id}`, '--rawOutput'];
			return readRun(await this.command(parameters, executionSeconds));
		} catch (error) {
			if (!(error instanceof CommandError)) throw error;
			const reason = executionError(error.output) ?? error.message;
			throw new CommandError(`${workflow.name}: ${reason}`, error.output);
		}
	}

	private async import(kind: 'credentials' | 'workflow', content: object): Promise<void> {
		const folder = join(this.installation.userFolder, 'imported');
		await mkdir(folder, { recursive: true });
		const file = join(folder, `${kind}.json`);
		await writeFile(file, JSON.stringify([content], null, 2));
		await this.command([`import:${kind}`, `--input=${file}`], importSeconds);
	}

	/** Runs one of n8n's commands and returns what it printed. */
	private async command(parameters: string[], limitSeconds: number): Promise<string> {
		const { node, program, userFolder } = this.installation;
		const command = {
			name: `n8n ${parameters.join(' ')}`,
			program: node,
			parameters: [program, ...parameters],
			// n8n reads a `.env` in the folder it is started from.
			folder: userFolder,
			environment: n8nEnvironment(userFolder, await findFreePort()),
			outputFile: join(userFolder, 'printed.txt'),
		};
		return this.children.run(command, limitSeconds);
	}
}
