/** Says why a text is not JSON, and where. */
export class JsonMistake extends Error {
	/**
	 * @param message what stands there instead of what JSON allows
	 * @param line where it stands; the first line is 1
	 * @param column where in the line; the first character is 1
	 */
	constructor(
		message: string,
		readonly line: number,
		readonly column: number,
	) {
		super(message);
	}
}
