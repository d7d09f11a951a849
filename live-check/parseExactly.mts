import { parse } from 'lossless-json';

/**
 * Parses the JSON of an answer; an integer beyond 2^53 becomes its digits as text.
 *
 * @returns undefined when the text is not JSON
 */
export function parseExactly(text: string): unknown {
	try {
		return parse(text, undefined, toValue);
	} catch {
		return undefined;
	}
}

function toValue(digits: string): number | string {
	const number = Number(digits);
	return Number.isInteger(number) && !Number.isSafeInteger(number) ? digits : number;
}
