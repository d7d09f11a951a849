import { ExactNumber } from '../contract/json/ExactNumber';
import { parseAnswer } from '../contract/json/parseJson';
import { shorten } from '../outcome/showValue';
import { showUnseen } from '../outcome/withoutBlanks';
import { maskSecret } from './maskSecret';

/** How JSON of an object or a list begins, wherever it is cut off. */
const CUT_JSON = /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[[{\]"\d-]|$))/;

/** Whether a text that is not JSON is the beginning of JSON, by its look or its content type. */
export function isCutJson(text: string, contentType: string): boolean {
	return CUT_JSON.test(text) || (/\bjson\b/i.test(contentType) && !/^\s*</.test(text));
}

/** How many characters of a reason are shown, and how many of an answer are looked at for one. */
const MAXIMUM_LENGTH = 500;
const READ_LENGTH = 8000;

/** How many characters one character of a secret may take where it is written in another form. */
const LONGEST_FORM = 16;

const MAXIMUM_DEPTH = 5;

/**
 * The reason that an answer gives for a refusal, whatever its shape: problem details,
 * `{message}`, `{error}`, `{errors: […]}`, `{errors: {field: […]}}`, `{detail: […]}`, plain text,
 * a web page. Tracy documents none of them. Only the beginning of the answer is looked at.
 *
 * @param secret what must not appear in it
 * @returns one line, or an empty text when the answer says nothing
 */
export function reasonOf(text: string, secret = ''): string {
	const beginning = beginningOf(text, secret);
	const json = text.length > READ_LENGTH ? parseCut(beginning) : parseAnswer(beginning);
	const reason = json === undefined ? reasonOfText(beginning) : reasonOfJson(json);
	// Once more after parsing, which may bring a secret to light that was written with escapes.
	const line = maskSecret(reason, secret).replace(/\s+/g, ' ').trim();
	return shorten(showUnseen(line), MAXIMUM_LENGTH);
}

/** The beginning of an answer without the secret, not even a part of one at its end. */
function beginningOf(text: string, secret: string): string {
	if (text.length <= READ_LENGTH) return maskSecret(text, secret);
	const margin = LONGEST_FORM * secret.length;
	const masked = maskSecret(text.slice(0, READ_LENGTH + margin), secret);
	return masked.slice(0, masked.length - margin);
}

/** Reads the beginning of JSON: what is complete of it, and the text in which it is cut off. */
function parseCut(text: string): unknown {
	const closers: string[] = [];
	let complete = 0;
	let isText = false;
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at];
		if (isText) {
			if (character === '\\') at += 1;
			isText = character !== '"';
			continue;
		}
		if (character === '"') isText = true;
		else if (character === '{') closers.unshift('}');
		else if (character === '[') closers.unshift(']');
		else if (character === '}' || character === ']') closers.shift();
		else if (character !== ',') continue;
		if (!isText) complete = character === ',' ? at : at + 1;
	}
	const end = closers.join('');
	const cutText = parseAnswer(`${text.replace(/\\(?:u[0-9a-fA-F]{0,3})?$/, '')}"${end}`);
	return cutText === undefined ? parseAnswer(`${text.slice(0, complete)}${end}`) : cutText;
}

function reasonOfText(text: string): string {
	if (!/^\s*</.test(text)) return text;
	const title = /<(title|h1)[^>]*>([^<]*)</i.exec(text)?.[2]?.trim();
	return title ? `a web page titled "${title}"` : 'a web page';
}

/** What an error body says: first of the whole, then of its parts. */
function reasonOfJson(json: unknown, depth = 0): string {
	if (isText(json)) return json;
	if (depth > MAXIMUM_DEPTH) return '';
	const data = membersOf(json);
	if (!data) return partsOf(json, depth);
	const { detail, error, errors } = data;
	const parts = [
		isText(error) ? '' : reasonOfJson(error, depth + 1),
		isText(errors) ? errors : partsOf(errors, depth),
		isText(detail) ? '' : partsOf(detail, depth),
	];
	const whole = wholeOf(data);
	// A title beside errors only announces them, as a sentence about "errors" does.
	const announces = whole === data.title || /\berrors\b/i.test(whole ?? '');
	const said = [announces && parts.some(isText) ? '' : whole, ...parts]
		.filter(isText)
		.join(': ')
		.replaceAll('.: ', '. ');
	return said || partsOf(data, depth);
}

function wholeOf(data: { [name: string]: unknown }): string | undefined {
	const { detail, message, msg, error_description: description, error, title } = data;
	return [detail, message, msg, description, error, title].find(isText);
}

/** What a list of errors, or an object of them by field, says. */
function partsOf(errors: unknown, depth: number): string {
	if (Array.isArray(errors)) return reasonsOf(errors, depth).join('; ');
	return Object.entries(membersOf(errors) ?? {})
		.map(([field, said]) => {
			const reasons = reasonsOf(Array.isArray(said) ? said : [said], depth);
			return reasons.length > 0 ? `${field}: ${reasons.join(' ')}` : '';
		})
		.filter(isText)
		.join('; ');
}

function reasonsOf(list: unknown[], depth: number): string[] {
	return list.map((part) => reasonOfPart(part, depth + 1)).filter(isText);
}

function reasonOfPart(part: unknown, depth: number): string {
	const data = membersOf(part);
	const said = data && wholeOf(data);
	if (!said) return reasonOfJson(part, depth);
	const place = placeOf(data);
	return place ? `${place}: ${said}` : said;
}

/** Where a part of a body is wrong, as a name or as a path. */
function placeOf({ property, field, path, name, loc }: { [name: string]: unknown }): string {
	const place = [property, field, path, name, loc].find(
		(value) => isText(value) || Array.isArray(value),
	);
	const keys = Array.isArray(place) ? place : [place];
	return keys.filter((key) => isText(key) || typeof key === 'number').join('.');
}

/** The members of a JSON object; undefined for any other value. */
function membersOf(json: unknown): { [name: string]: unknown } | undefined {
	const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
	return isObject && !(json instanceof ExactNumber)
		? Object.fromEntries(Object.entries(json))
		: undefined;
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
