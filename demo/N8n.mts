import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChildProcesses } from './ChildProcesses.mts';
import { CommandError } from './CommandError.mts';
import type { Credential } from './Credential.mts';
import { executionError } from './executionError.mts';
import { findFreePort } from './findFreePort.mts';
import type { Installation } from './Installation.mts';
import { n8nEnvironment } from './n8nEnvironment.mts';
import { n8nProgram } from './n8nProgram.mts';
import { printedJson } from './printedJson.mts';
import { type NodeRun, readRun } from './readRun.mts';
import type { Workflow } from './Workflow.mts';

const importSeconds = 120;
const executionSeconds = 600;

/** An installed n8n, used through its own command line; no server has to run for that. */
export class N8n {
	constructor(
		private readonly children: ChildProcesses,
		private readonly installation: Installation,
	) {}

	/** Imports credentials, each in place of one with the same ID. */
	async importCredentials(credentials: Credential[]): Promise<void> {
		await this.import('credentials', credentials);
	}

	/** Imports workflows, each in place of one with the same ID; none of them is published then. */
	async importWorkflows(workflows: Workflow[]): Promise<void> {
		await this.import('workflow', workflows);
	}

	/**
	 * Executes an imported workflow; refuses with n8n's own reason if the execution fails.
	 * @returns node name -> what it did
	 */
	async execute(workflow: Workflow): Promise<Map<string, NodeRun>> {
		const parameters = ['execute', `--id=${workflow.id}`, '--rawOutput'];
		return readRun(printedJson(await this.command(parameters, executionSeconds)));
	}

	private async import(kind: 'credentials' | 'workflow', content: object[]): Promise<void> {
		const folder = join(this.installation.userFolder, 'imported');
		await mkdir(folder, { recursive: true });
		const file = join(folder, `${kind}.json`);
		await writeFile(file, JSON.stringify(content, null, 2));
		await this.command([`import:${kind}`, `--input=${file}`], importSeconds);
	}

	/** Runs one of n8n's commands and returns what it printed. */
	private async command(parameters: string[], limitSeconds: number): Promise<string> {
		const { node, userFolder } = this.installation;
		const command = {
			name: `n8n ${parameters.join(' ')}`,
			program: node,
			parameters: [n8nProgram(this.installation), ...parameters],
			// n8n reads a `.env` in the folder it is started from.
			folder: userFolder,
			environment: n8nEnvironment(this.installation, await findFreePort()),
			outputFile: join(userFolder, 'printed.txt'),
		};
		try {
			return await this.children.run(command, limitSeconds);
		} catch (error) {
			throw error instanceof CommandError ? withReason(error) : error;
		}
	}
}

/** The error with n8n's own reason, which stands in the execution that it printed or in its last line. */
function withReason({ message, output }: CommandError): CommandError {
	const reason = executionError(output) ?? output.trim().split('\n').at(-1) ?? '';
	return new CommandError(`${message}: ${reason}`, output);
}
