/**
 * A JSON number that a JavaScript number cannot write back as it was given: an integer beyond
 * 2^53, or a decimal with more digits than a double prints (`1.10`). It carries the digits.
 */
export class ExactNumber {
	/** @param text the number in JSON's grammar, every digit as given */
	constructor(readonly text: string) {}

	/** So that a message shows its digits wherever it stands. */
	toJSON(): string {
		return this.text;
	}
}

/** A value of JSON in which no digit is lost. */
export type JsonValue =
	| null
	| boolean
	| number
	| string
	| ExactNumber
	| JsonValue[]
	| { [key: string]: JsonValue };

/** The digits of an ID. */
export function idText(id: number | ExactNumber): string {
	return id instanceof ExactNumber ? id.text : String(id);
}

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
