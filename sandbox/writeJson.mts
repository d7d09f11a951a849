import { stringify } from 'lossless-json';

/** Writes a value as JSON text, bigints as integers with every digit. */
export function writeJson(value: object): string {
	const text = stringify(value);
	if (text === undefined) throw new TypeError('This object has no JSON form.');
	return text;
}
