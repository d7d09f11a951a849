/**
 * A JSON number that a JavaScript number cannot write back as it was given: an integer beyond
 * 2^53, or a decimal with more digits than a double prints (`1.10`). It carries the digits.
 */
export class ExactNumber {
	/** @param text the number in JSON's grammar, every digit as given */
	constructor(readonly text: string) {}
}
