import { ExactNumber } from './ExactNumber';
import type { JsonValue } from './ExactNumber';

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

/** Where an offset stands in a text; lines and columns are counted from 1. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset).split('\n');
	return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Where each member of each object and array of a parsed text stands in it, as an offset. */
export type JsonOffsets = WeakMap<object, Map<PropertyKey, number>>;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WHOLE = /^-?[0-9]+$/;
const FIRST_PRINTABLE = 0x20;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const BLANK = /[ \t\n\r]*/y;
const LITERALS = { true: true, false: false, null: null };

/** Deeper than any record is, and far from what would exhaust the stack. */
const MAXIMUM_DEPTH = 200;

/**
 * Parses JSON without losing a digit: a number that a JavaScript number would not write back as
 * it stands becomes an `ExactNumber`. (`JSON.parse` shows a number's source only from Node 21 on.)
 * A key such as `__proto__` becomes a member like any other.
 *
 * @param offsets if given, is filled with where each member stands; a key that stands twice in an
 * object is a mistake then
 * @throws JsonMistake with line and column where the text is not JSON
 */
export function parseJson(text: string, offsets?: JsonOffsets): JsonValue {
	let at = 0;

	const mistake = (message: string): JsonMistake => {
		const { line, column } = lineAndColumn(text, at);
		return new JsonMistake(message, line, column);
	};
	const unexpected = (wanted: string): JsonMistake =>
		mistake(
			at < text.length
				? `${JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))} stands where ${wanted} should`
				: `the text ends where ${wanted} should stand`,
		);
	const match = (pattern: RegExp): string | undefined => {
		pattern.lastIndex = at;
		const found = pattern.exec(text)?.[0];
		at += found?.length ?? 0;
		return found;
	};
	const skip = (character: string): boolean => {
		match(BLANK);
		if (text[at] !== character) return false;
		at += 1;
		return true;
	};

	const escapeAt = (backslash: number): number => {
		ESCAPE.lastIndex = backslash;
		const escape = ESCAPE.exec(text)?.[0];
		if (escape !== undefined) return escape.length;
		at = backslash;
		throw mistake('a backslash escapes nothing');
	};

	const string = (wanted: string): string => {
		if (text[at] !== '"') throw unexpected(wanted);
		let end = at + 1;
		while (end < text.length && text[end] !== '"') {
			if (text.charCodeAt(end) < FIRST_PRINTABLE) {
				at = end;
				throw mistake('a text holds a line break or another character that has to be escaped');
			}
			end += text[end] === '\\' ? escapeAt(end) : 1;
		}
		if (end >= text.length) throw mistake('a text is not closed');
		const literal = text.slice(at, end + 1);
		at = end + 1;
		return JSON.parse(literal);
	};

	const placesOf = (container: object): Map<PropertyKey, number> | undefined => {
		if (!offsets) return undefined;
		const places = new Map<PropertyKey, number>();
		offsets.set(container, places);
		return places;
	};

	const list = (depth: number): JsonValue[] => {
		const items: JsonValue[] = [];
		const places = placesOf(items);
		if (skip(']')) return items;
		do {
			match(BLANK);
			places?.set(items.length, at);
			items.push(value(depth + 1));
		} while (skip(','));
		if (!skip(']')) throw unexpected('"," or "]"');
		return items;
	};

	const object = (depth: number): JsonValue => {
		const members: { [key: string]: JsonValue } = {};
		const places = placesOf(members);
		if (skip('}')) return members;
		do {
			match(BLANK);
			const start = at;
			const key = string('a key in double quotes');
			if (!skip(':')) throw unexpected('":"');
			if (places?.has(key)) {
				at = start;
				throw mistake(`the key ${JSON.stringify(key)} stands here a second time`);
			}
			places?.set(key, start);
			setMember(members, key, value(depth + 1));
		} while (skip(','));
		if (!skip('}')) throw unexpected('"," or "}"');
		return members;
	};

	const value = (depth: number): JsonValue => {
		if (depth > MAXIMUM_DEPTH)
			throw mistake(`more than ${MAXIMUM_DEPTH} levels stand inside each other`);
		if (skip('{')) return object(depth);
		if (skip('[')) return list(depth);
		if (text[at] === '"') return string('a text');
		const number = match(NUMBER);
		if (number !== undefined) return exactly(number);
		for (const [word, meaning] of Object.entries(LITERALS)) {
			if (text.startsWith(word, at)) {
				at += word.length;
				return meaning;
			}
		}
		throw unexpected('a value');
	};

	const result = value(1);
	match(BLANK);
	if (at < text.length) throw unexpected('the end');
	return result;
}

/** An integer beyond 2^53 keeps its digits even where a double happens to print the same. */
function exactly(digits: string): number | ExactNumber {
	const number = Number(digits);
	const isUnsafe = WHOLE.test(digits) && !Number.isSafeInteger(number);
	return !isUnsafe && String(number) === digits ? number : new ExactNumber(digits);
}

/** Sets an own member even where plain assignment would reach the prototype. */
function setMember(members: { [key: string]: JsonValue }, key: string, value: JsonValue): void {
	if (key === '__proto__') {
		Object.defineProperty(members, key, {
			value,
			enumerable: true,
			configurable: true,
			writable: true,
		});
	} else {
		members[key] = value;
	}
}

const LONG_NUMBER = /[0-9]{16}/;

/**
 * Parses the text of an answer with every digit of its integers. Only a text with sixteen digits
 * in a row can hold an integer, written out, that `JSON.parse`, ten times faster, would round.
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
