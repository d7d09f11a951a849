import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { CommandError } from './CommandError.mts';

/** A program and how to start it. */
export interface Command {
	/** What people call it, for progress and messages. */
	name: string;
	program: string;
	parameters: string[];
	folder: string;
	environment: NodeJS.ProcessEnv;
}

/** A command that is running. */
export type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** How long a process may take to leave after it was asked to, in milliseconds. */
const patience = 5_000;

const hasProcessGroups = process.platform !== 'win32';

/** Starts processes and knows each of them until it has ended, so that none outlives the demo. */
export class ChildProcesses {
	private readonly running = new Set<Child>();
	private ending = false;

	/** Starts `command` and leaves it running. Its standard input stays open until it is ended. */
	start(command: Command): Child {
		if (this.ending) throw new CommandError(`${command.name} was not started any more`, '');
		const child = spawn(command.program, command.parameters, {
			cwd: command.folder,
			env: command.environment,
			stdio: ['pipe', 'pipe', 'pipe'],
			// A group of its own, because npm starts processes that only a signal to the group reaches.
			detached: hasProcessGroups,
			// npm is a script on Windows, which only a shell can start.
			shell: !hasProcessGroups && command.program === 'npm',
		});
		this.running.add(child);
		child.once('close', () => this.running.delete(child));
		return child;
	}

	/**
	 * Runs `command` to its end.
	 * @param limitSeconds how long it may take
	 * @param hear is given each line that it writes
	 * @returns all that it wrote on standard output
	 */
	async run(
		command: Command,
		limitSeconds: number,
		hear: (line: string) => void = () => undefined,
	): Promise<string> {
		const child = this.start(command);
		child.stdin.end();
		const written = { output: '', everything: '' };
		for (const channel of [child.stdout, child.stderr]) {
			channel.setEncoding('utf8').on('data', (text: string) => {
				if (channel === child.stdout) written.output += text;
				written.everything += text;
			});
			createInterface(channel).on('line', hear);
		}

		const time = { isUp: false };
		const limit = setTimeout(() => {
			time.isUp = true;
			void this.end(child);
		}, limitSeconds * 1_000);
		const ending = await failureOf(child);
		clearTimeout(limit);

		const failure = time.isUp ? `took longer than ${limitSeconds} s` : ending;
		if (failure !== undefined) {
			throw new CommandError(`${command.name} ${failure}`, written.everything);
		}
		return written.output;
	}

	/** Ends one process with everything that it started. */
	async end(child: Child): Promise<void> {
		if (!this.running.has(child)) return;
		const closed = once(child, 'close');
		signal(child, 'SIGTERM');
		const impatience = setTimeout(() => {
			signal(child, 'SIGKILL');
		}, patience);
		await closed;
		clearTimeout(impatience);
	}

	/** Ends everything that still runs; nothing can be started afterwards. */
	async endAll(): Promise<void> {
		this.ending = true;
		await Promise.all([...this.running].map((child) => this.end(child)));
	}
}

/** Waits for the end of `child`; tells what went wrong, or nothing if all is well. */
async function failureOf(child: Child): Promise<string | undefined> {
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
function signal(child: Child, name: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(hasProcessGroups ? -child.pid : child.pid, name);
	} catch (error) {
		const gone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
		if (!gone) throw error;
	}
}
