import { parse, stringify } from 'lossless-json';

/** More digits than any double has before its point; reading them exactly would only cost time. */
const MOST_DIGITS = 400;

/**
 * Reads JSON without losing a digit: a number written as an integer becomes a bigint, one written
 * with a fraction or an exponent becomes a double. So `1`, `1.0` and `1e0` stay apart.
 *
 * @throws SyntaxError when the text is not JSON or repeats a key with another value
 */
export function readJson(text: string): unknown {
	return parse(text, null, readNumber);
}

/** Writes a value as JSON text, bigints as integers with every digit. */
export function writeJson(value: object): string {
	const text = stringify(value);
	if (text === undefined) throw new TypeError('This object has no JSON form.');
	return text;
}

function readNumber(text: string): bigint | number {
	return /^-?\d+$/.test(text) && text.length <= MOST_DIGITS ? BigInt(text) : Number(text);
}
