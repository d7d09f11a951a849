import { stripVTControlCharacters } from 'node:util';

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

/** How much of its output tells why a command failed. */
const shownLines = 20;

/** A command that did not do its work. */
export class CommandError extends Error {
	override readonly name = 'CommandError';

	/**
	 * @param message what happened, in a sentence
	 * @param output all that the command wrote on both its channels
	 */
	constructor(
		message: string,
		readonly output: string,
	) {
		super(message);
	}

	/** The end of what the command wrote, without what only a terminal understands. */
	lastLines(): string {
		const lines = stripVTControlCharacters(this.output)
			.split('\n')
			.filter((line) => line.trim() !== '');
		return lines.slice(-shownLines).join('\n');
	}
}
