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
}
