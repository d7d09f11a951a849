import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { CommandError } from './CommandError.mts';

/** A program and how to start it. */
export interface Command {
	/** What people call it, for messages. */
	name: string;
	program: string;
	parameters: string[];
	folder: string;
	environment: NodeJS.ProcessEnv;
	/** A file that takes standard output, for programs that exit before a pipe has taken it all. */
	outputFile?: string;
}

/** Takes each line that a process writes. */
type Hear = (line: string) => void;

/** What a process wrote; `all` is both channels together. */
interface Written {
	output: string;
	all: string;
}

/** How long a process may take to leave after it was asked to, in milliseconds. */
const patience = 5_000;

const hasProcessGroups = process.platform !== 'win32';

/** Starts processes and knows each of them until it has ended, so that none outlives the demo. */
export class ChildProcesses {
	private readonly running = new Set<ChildProcess>();
	private isEnding = false;

	/**
	 * Runs `command` to its end; refuses with what it wrote if it fails or takes too long.
	 * @returns all that it wrote on standard output
	 */
	async run(command: Command, limitSeconds: number, hear: Hear = () => undefined): Promise<string> {
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

		const output =
			command.outputFile === undefined
				? written.output
				: await readFile(command.outputFile, 'utf8');
		const failure = time.isUp ? `took longer than ${limitSeconds} s` : ending;
		if (failure === undefined) return output;
		const all = command.outputFile === undefined ? written.all : output + written.all;
		throw new CommandError(`${command.name} ${failure}`, all);
	}

	/**
	 * Starts `command` and leaves it running, with its standard input open, until all is ended.
	 * @returns the first line that it writes on standard output
	 */
	async start(command: Command, limitSeconds: number): Promise<string> {
		const child = this.spawn(command);
		return new Promise((resolve, reject) => {
			const written = listen(child, () => {
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
			void endingOf(child).then((ending) => {
				refuse(ending ?? 'ended before it was ready');
			});
		});
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
		child.once('close', () => this.running.delete(child));
		return child;
	}

	/** Ends one process with everything that it started. */
	private async end(child: ChildProcess): Promise<void> {
		if (!this.running.has(child)) return;
		const closed = once(child, 'close');
		signal(child, 'SIGTERM');
		const impatience = setTimeout(() => {
			signal(child, 'SIGKILL');
		}, patience);
		await closed;
		clearTimeout(impatience);
	}
}

/** Collects what `child` writes, and hands on each line of it. */
function listen(child: ChildProcess, hear: Hear): Written {
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
