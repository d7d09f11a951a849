import { ExactNumber } from '../contract/json/ExactNumber';
import type { JsonValue } from '../contract/json/ExactNumber';
import { JsonMistake, lineAndColumn, parseJson } from '../contract/json/parseJson';
import type { JsonOffsets } from '../contract/json/parseJson';
import { utcText } from '../contract/scalars';
import { listed } from '../outcome/showValue';
import { flawed, ok, type Conversion } from '../outcome/Result';
import { showUnseen, withoutBlanks } from '../outcome/withoutBlanks';
import { DateTime } from 'luxon';
import type { z } from 'zod/v4';

/**
 * The line in which a member of a parsed text stands, counted from 1; of the nearest container
 * that does stand there, where the member itself is missing.
 */
export function lineOfPath(
	text: string,
	root: JsonValue,
	offsets: JsonOffsets,
	path: PropertyKey[],
): number {
	let value: unknown = root;
	let offset = 0;
	for (const key of path) {
		const container: object = Object(value);
		const place = offsets.get(container)?.get(key);
		if (place === undefined) break;
		offset = place;
		value = Reflect.get(container, key);
	}
	return lineAndColumn(text, offset).line;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A path into a body as a person writes it: `datums[2].property.id`. */
export function describePath(path: PropertyKey[]): string {
	return path
		.map((key, index) => {
			if (typeof key === 'number') return `[${key}]`;
			const name = String(key);
			if (!NAME.test(name)) return `[${showUnseen(JSON.stringify(name))}]`;
			return index === 0 ? name : `.${name}`;
		})
		.join('');
}

const SHOWN_ISSUES = 3;

/**
 * What Tracy's contract does not allow in a JSON parameter, as the end of a sentence.
 *
 * @param placeOf the line of a path, or nothing
 */
export function describeIssues(
	issues: z.core.$ZodIssue[],
	placeOf: (path: PropertyKey[]) => string,
): string {
	const described = issues.flatMap(
		(issue): Array<[path: PropertyKey[], message: string]> =>
			issue.code === 'unrecognized_keys'
				? issue.keys.map((key) => [[...issue.path, key], "is not a field of Tracy's Create Record"])
				: [[issue.path, issue.message]],
	);
	// To find a place takes its time in a long text.
	const show = ([path, message]: (typeof described)[number]) =>
		`${describePath(path)}${placeOf(path)} ${message}`;
	return listed(described, SHOWN_ISSUES, show, '; ');
}

const NEXT_FOR_TEXT =
	'Correct it there. Keys and texts stand in double quotes, and a comma only between two elements.';

/** How a key begins that somebody wrote without double quotes, or in others. */
const KEY = /^(?:[\w$]+|['“‘`][^:]*)\s*:/;

/** Whether a mistake comes of a text that was put between quotes as it is, with a quote of its own in it. */
function isUnescaped(text: string, { message, line, column }: JsonMistake): boolean {
	if (/^a text|^a backslash/.test(message)) return true;
	const written = text.split('\n')[line - 1] ?? '';
	const before = written.slice(0, column - 1).trimEnd();
	const rest = written.slice(column - 1);
	if (/stands where a key/.test(message)) {
		// A comma behind a digit may stand before decimals.
		return /\D,$/.test(before) && !KEY.test(rest) && !rest.startsWith('}');
	}
	return /stands where "," or/.test(message) && before.endsWith('"');
}

function nextFor(parameter: unknown, error: unknown): string {
	if (typeof parameter !== 'string') return 'Let the expression yield plain JSON data.';
	if (parameter.includes('[object Object]')) {
		return 'It is what becomes of an object in a text: put it in as {{ JSON.stringify($json.list) }}, or let the expression stand alone, without a blank beside it.';
	}
	return error instanceof JsonMistake && isUnescaped(parameter, error)
		? 'Put a text of the item in as {{ JSON.stringify($json.text) }}, without quotes around it: that escapes the quotes and line breaks in it.'
		: NEXT_FOR_TEXT;
}

/** Deeper than any record is. */
const MAXIMUM_DEPTH = 200;

/**
 * Takes what an expression yielded as the JSON that it stands for: a BigInt with its digits,
 * a date as its UTC text, what JSON does not know left out.
 *
 * @throws RangeError with the reason when an object refers to itself or a date is none
 */
function toJsonValue(value: unknown, depth = 0): JsonValue | undefined {
	switch (typeof value) {
		case 'string':
		case 'boolean':
		case 'number':
			return value;
		case 'bigint':
			return new ExactNumber(String(value));
		case 'object':
			return value === null ? null : objectToJsonValue(value, depth + 1);
		default:
			return undefined;
	}
}

function objectToJsonValue(value: object, depth: number): JsonValue | undefined {
	if (depth > MAXIMUM_DEPTH) {
		throw new RangeError(
			`it holds an object that refers to itself or stands more than ${MAXIMUM_DEPTH} levels deep`,
		);
	}
	if (DateTime.isDateTime(value)) return dateToJsonValue(value.toMillis());
	if (Array.isArray(value)) return value.map((item) => toJsonValue(item, depth) ?? null);
	if (Object.prototype.toString.call(value) === '[object Date]') {
		return dateToJsonValue(Number(value));
	}
	const members: Array<[string, JsonValue]> = [];
	for (const [key, member] of Object.entries(value)) {
		const json = toJsonValue(member, depth);
		if (json !== undefined) members.push([key, json]);
	}
	return Object.fromEntries(members);
}

function dateToJsonValue(millis: number): string {
	const text = utcText(millis);
	if (text === undefined) {
		throw new RangeError('it holds a date that is none, or outside the years 1 to 9999');
	}
	return text;
}

/** A JSON parameter that could be read; `place` names the line of a path in it, where it was text. */
interface ReadJson {
	json: JsonValue;
	place: (path: PropertyKey[]) => string;
}

/** Reads JSON that a parameter holds: a text, or what an expression made of one. */
export function readJson(parameter: unknown): Conversion<ReadJson> {
	try {
		return ok(typeof parameter === 'string' ? fromText(parameter) : fromValue(parameter));
	} catch (error) {
		return flawed(`is not JSON: ${reasonOf(error)}`, nextFor(parameter, error), NEXT_FOR_TEXT);
	}
}

function fromText(text: string): ReadJson {
	const offsets: JsonOffsets = new WeakMap();
	const json = parseJson(withoutOddBlanks(text), offsets);
	return { json, place: (path) => ` (line ${lineOfPath(text, json, offsets, path)})` };
}

/** A text whose blanks at its ends are those of JSON, which knows four; what stands there keeps its place. */
function withoutOddBlanks(text: string): string {
	const bare = withoutBlanks(text);
	const begin = text.indexOf(bare);
	const end = begin + bare.length;
	const blank = (odd: string) => odd.replace(/[^\n\r]/g, ' ');
	return blank(text.slice(0, begin)) + text.slice(begin, end) + blank(text.slice(end));
}

function fromValue(parameter: unknown): ReadJson {
	return { json: toJsonValue(parameter) ?? null, place: () => '' };
}

function reasonOf(error: unknown): string {
	if (error instanceof JsonMistake) {
		return `line ${error.line}, column ${error.column}: ${showUnseen(error.message)}`;
	}
	// Anything else was thrown by the value itself, by an accessor for example.
	return error instanceof RangeError ? error.message : "it holds something that can't be read";
}
