import { JsonMistake } from '../contract/JsonMistake';
import type { JsonValue } from '../contract/JsonValue';
import { lineOfPath } from '../contract/lineOfPath';
import { parseJson, type JsonOffsets } from '../contract/parseJson';
import { toJsonValue } from './toJsonValue';

/** A JSON parameter that could be read; `place` names the line of a path in it, where it was text. */
export interface ReadJson {
	ok: true;
	value: JsonValue;
	place: (path: PropertyKey[]) => string;
}

/** Reads a JSON parameter: a text, or what an expression made of one. */
export function readJson(parameter: unknown): ReadJson | { ok: false; reason: string } {
	try {
		return typeof parameter === 'string' ? fromText(parameter) : fromValue(parameter);
	} catch (error) {
		return { ok: false, reason: reasonOf(error) };
	}
}

function fromText(text: string): ReadJson {
	const offsets: JsonOffsets = new WeakMap();
	const value = parseJson(text, offsets);
	return { ok: true, value, place: (path) => ` (line ${lineOfPath(text, value, offsets, path)})` };
}

function fromValue(parameter: unknown): ReadJson {
	return { ok: true, value: toJsonValue(parameter) ?? null, place: () => '' };
}

function reasonOf(error: unknown): string {
	if (error instanceof JsonMistake) {
		return `line ${error.line}, column ${error.column}: ${error.message}`;
	}
	// Anything else was thrown by the value itself, by an accessor for example.
	return error instanceof RangeError ? error.message : "it holds something that can't be read";
}
