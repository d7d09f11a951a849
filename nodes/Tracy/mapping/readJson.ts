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
		if (error instanceof JsonMistake) {
			const { message, line, column } = error;
			return { ok: false, reason: `line ${line}, column ${column}: ${message}` };
		}
		return { ok: false, reason: 'it holds an object that refers to itself or a date that is none' };
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
