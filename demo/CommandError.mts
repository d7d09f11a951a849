import { stripVTControlCharacters } from 'node:util';

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
