import { ExactNumber } from './ExactNumber';
import type { JsonValue } from './JsonValue';

/** A value of JSON as n8n can store it. */
export type PlainJson =
	| null
	| boolean
	| number
	| string
	| PlainJson[]
	| { [key: string]: PlainJson };

/**
 * Turns exact numbers into what n8n's items can hold: a number where that is the same value, else
 * the digits as text.
 */
export function plainJson(value: JsonValue): PlainJson {
	if (typeof value !== 'object' || value === null) return value;
	if (value instanceof ExactNumber) return plainNumber(value);
	if (Array.isArray(value)) return value.map(plainJson);
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainJson(member)]));
}

function plainNumber({ text }: ExactNumber): number | string {
	const number = Number(text);
	const isInteger = /^-?[0-9]+$/.test(text);
	const isSame = isInteger ? Number.isSafeInteger(number) : Number.isFinite(number);
	return isSame ? number : text;
}
