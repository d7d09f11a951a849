import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Execution } from './Execution.mts';
import { type Installation, n8nCommand } from './Installation.mts';
import type { ChildProcesses } from './processes/ChildProcesses.mts';
import { CommandError } from './processes/Command.mts';
import type { Workflow } from './Workflow.mts';

const importSeconds = 120;
const executionSeconds = 600;

/** A credential as n8n imports it; n8n encrypts `data`. */
export interface Credential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** An installed n8n, used through its own command line; no server has to run for that. */
export class N8n {
	constructor(
		private readonly children: ChildProcesses,
		readonly installation: Installation,
	) {}

	/** Imports credentials, each in place of one with the same ID. */
	async importCredentials(credentials: Credential[]): Promise<void> {
		await this.import('credentials', credentials);
	}

	/** Imports workflows, each in place of one with the same ID; none of them is published then. */
	async importWorkflows(workflows: Workflow[]): Promise<void> {
		await this.import('workflow', workflows);
	}

	/** Executes an imported workflow; refuses with n8n's own reason if the execution fails. */
	async execute(workflow: Workflow): Promise<Execution> {
		const parameters = ['execute', `--id=${workflow.id}`, '--rawOutput'];
		const printed = printedJson(await this.command(parameters, executionSeconds));
		// n8n 2.0 prints one that is over as "running". One that failed has failed the command.
		return new Execution(Object.assign({}, printed, { status: 'success' }));
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
		const command = await n8nCommand(this.installation, parameters);
		const outputFile = join(this.installation.userFolder, 'printed.txt');
		try {
			return await this.children.run({ ...command, outputFile }, limitSeconds);
		} catch (error) {
			throw error instanceof CommandError ? withReason(error) : error;
		}
	}
}

/**
 * Cuts the JSON out of what `n8n execute` printed. Log lines stand before it and may stand after.
 * @returns undefined if there is none
 */
function printedJson(printed: string): unknown {
	const lines = printed.split('\n');
	const first = lines.indexOf('{');
	const last = lines.indexOf('}', first);
	if (first === -1 || last === -1) return undefined;
	return JSON.parse(lines.slice(first, last + 1).join('\n'));
}

/** The error with n8n's own reason, which stands in the execution that it printed or in its last line. */
function withReason({ message, output }: CommandError): CommandError {
	const reason = executionError(output) ?? output.trim().split('\n').at(-1) ?? '';
	return new CommandError(`${message}: ${reason}`, output);
}

function executionError(printed: string): string | undefined {
	const json = printedJson(printed);
	const error = json === undefined ? undefined : new Execution(json).error;
	if (error === undefined) return undefined;
	return error.description ? `${error.message} (${error.description})` : error.message;
}
