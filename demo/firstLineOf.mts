import type { ChildProcess } from 'node:child_process';
import type { Command } from './Command.mts';
import { CommandError } from './CommandError.mts';
import { endingOf } from './endingOf.mts';
import { listen } from './listen.mts';

/** Waits for the first line on standard output; refuses when `child` ends or keeps silent instead. */
export async function firstLineOf(
	child: ChildProcess,
	command: Command,
	limitSeconds: number,
): Promise<string> {
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
		void endingOf(child).then((ending = 'ended before it was ready') => {
			refuse(ending);
		});
	});
}
