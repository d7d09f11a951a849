import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { type Command, CommandError } from './Command.mts';

/** A process that keeps running until it is ended. */
export interface Service {
	/** The first line that it wrote on standard output. */
	firstLine: string;
	/** Ends it with everything that it started. */
	end: () => Promise<void>;
	/** Sends it and everything that it started a signal; waits for their end, but for one that only stops or continues them. */
	send: (signal: NodeJS.Signals) => Promise<void>;
}

/** How long a process may take to leave after it was asked to, in milliseconds. */
const patience = 5_000;

const hasProcessGroups = process.platform !== 'win32';

/** Starts processes and knows each of them until it has ended, so that none outlives this one. */
export class ChildProcesses {
	private readonly running = new Set<ChildProcess>();
	private isEnding = false;
	private loss: string | undefined;

	/**
	 * Runs `command` to its end; refuses with what it wrote if it fails or takes too long.
	 * @param hear is given each line that it writes
	 * @returns all that it wrote on standard output
	 */
	async run(
		command: Command,
		limitSeconds: number,
		hear: (line: string) => void = () => undefined,
	): Promise<string> {
		const child = this.spawn(command);
		child.stdin?.end();
		const written = listen(child, hear);
		const time = { isUp: false };
		const limit = setTimeout(() => {
			time.isUp = true;
			void this.end(child);
		}, limitSeconds * 1_000);
		const ending = await endingOf(child);
		clearTimeout(limit);

		const { name, outputFile } = command;
		const filed = outputFile === undefined ? '' : await readFile(outputFile, 'utf8');
		const failure = time.isUp ? `took longer than ${limitSeconds} s` : ending;
		if (failure !== undefined) throw new CommandError(`${name} ${failure}`, filed + written.all);
		return filed + written.output;
	}

	/**
	 * Starts `command` and leaves it running, with its standard input open, until it is ended.
	 * @param limitSeconds within which it has to write a first line
	 * @param hear is given each line that it writes
	 */
	async start(
		command: Command,
		limitSeconds: number,
		hear: (line: string) => void = () => undefined,
	): Promise<Service> {
		const child = this.spawn(command);
		const firstLine = await firstLineOf(child, command, limitSeconds, hear);
		let isUnwanted = false;
		void endingOf(child).then((ending = 'ended') => {
			if (!this.isEnding && !isUnwanted) this.loss ??= `${command.name} ${ending}`;
		});
		return {
			firstLine,
			end: async () => {
				isUnwanted = true;
				await this.end(child);
			},
			send: async (name) => {
				if (!this.running.has(child)) return;
				const closed = once(child, 'close');
				signal(child, name);
				if (name === 'SIGSTOP' || name === 'SIGCONT') return;
				isUnwanted = true;
				await closed;
			},
		};
	}

	/** What ended although it should have kept running, and how; the cause of what fails afterwards. */
	get lost(): string | undefined {
		return this.loss;
	}

	/** Ends everything that still runs; nothing can be started afterwards. */
	async endAll(): Promise<void> {
		this.isEnding = true;
		await Promise.all([...this.running].map((child) => this.end(child)));
	}

	private spawn(command: Command): ChildProcess {
		if (this.isEnding) throw new CommandError(`${command.name} was not started any more`, '');
		const { outputFile } = command;
		const output = outputFile === undefined ? 'pipe' : openSync(outputFile, 'w');
		const child = spawn(command.program, command.parameters, {
			cwd: command.folder,
			env: command.environment,
			stdio: ['pipe', output, 'pipe'],
			// A group of its own, because npm starts processes that only a signal to the group reaches.
			detached: hasProcessGroups,
			// npm is a script on Windows, which only a shell can start.
			shell: !hasProcessGroups && command.program === 'npm',
		});
		if (typeof output === 'number') closeSync(output);
		this.running.add(child);
		// Closing the input of a process that is just ending may go wrong, which nobody minds.
		child.stdin?.on('error', () => undefined);
		child.once('close', () => this.running.delete(child));
		return child;
	}

	/** Ends one process with everything that it started. */
	private async end(child: ChildProcess): Promise<void> {
		if (!this.running.has(child)) return;
		const closed = once(child, 'close');
		// A process that still reads its standard input would wait for more of it.
		child.stdin?.end();
		signal(child, 'SIGTERM');
		const impatience = setTimeout(() => {
			signal(child, 'SIGKILL');
		}, patience);
		await closed;
		clearTimeout(impatience);
	}
}

/** Sends a signal to the process group of `child`, which may be gone by now. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(hasProcessGroups ? -child.pid : child.pid, name);
	} catch (error) {
		const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
		if (!isGone) throw error;
	}
}

/** Waits for the end of `child`; tells what went wrong, or nothing if all is well. */
async function endingOf(child: ChildProcess): Promise<string | undefined> {
	return new Promise((resolve) => {
		child.once('error', (error) => {
			resolve(`could not be started: ${error.message}`);
		});
		child.once('close', (exitCode, signalName) => {
			if (signalName !== null) resolve(`was ended by ${signalName}`);
			else resolve(exitCode === 0 ? undefined : `ended with exit code ${exitCode ?? 'unknown'}`);
		});
	});
}

/** What a process has written by now; `all` is both its channels together. */
interface Written {
	output: string;
	all: string;
}

/** Collects what `child` writes, and gives `hear` each line of it. */
function listen(child: ChildProcess, hear: (line: string) => void): Written {
	const written = { output: '', all: '' };
	for (const channel of [child.stdout, child.stderr]) {
		if (channel === null) continue;
		channel.setEncoding('utf8').on('data', (text: string) => {
			if (channel === child.stdout) written.output += text;
			written.all += text;
		});
		createInterface(channel).on('line', hear);
	}
	return written;
}

/** Waits for the first line on standard output; refuses when `child` ends or keeps silent instead. */
async function firstLineOf(
	child: ChildProcess,
	command: Command,
	limitSeconds: number,
	hear: (line: string) => void,
): Promise<string> {
	return new Promise((resolve, reject) => {
		const written = listen(child, (heard) => {
			hear(heard);
			const [line = '', ...rest] = written.output.split('\n');
			if (rest.length === 0) return;
			clearTimeout(limit);
			resolve(line);
		});
		const refuse = (reason: string) => {
			clearTimeout(limit);
			reject(new CommandError(`${command.name} ${reason}`, written.all));
		};
		const limit = setTimeout(() => {
			refuse(`was not ready within ${limitSeconds} s`);
		}, limitSeconds * 1_000);
		void endingOf(child).then((ending = 'ended before it was ready') => {
			refuse(ending);
		});
	});
}
