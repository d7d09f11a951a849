import type { JsonValue } from './JsonValue';
import { parseJson } from './parseJson';

const LONG_NUMBER = /[0-9]{16}/;

/**
 * Parses the text of an answer with every digit of its integers. Only a text with sixteen digits
 * in a row can hold an integer that `JSON.parse`, ten times faster, would round.
 *
 * @returns undefined when the text is not JSON
 */
export function parseAnswer(text: string): JsonValue | undefined {
	try {
		return LONG_NUMBER.test(text) ? parseJson(text) : JSON.parse(text);
	} catch {
		return undefined;
	}
}
