import { shorten } from '../outcome/showValue';
import { ExactNumber } from '../contract/json/ExactNumber';
import { parseAnswer } from '../contract/json/parseJson';

/** How JSON of an object or a list begins, wherever it is cut off. */
const CUT_JSON = /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[[{\]"\d-]|$))/;

/** Whether a text that is not JSON is the beginning of JSON, by its look or its content type. */
export function isCutJson(text: string, contentType: string): boolean {
	return CUT_JSON.test(text) || (/\bjson\b/i.test(contentType) && !/^\s*</.test(text));
}

/**
 * Replaces a secret in a text, also where it is written as in an address, in base64, in JSON or in
 * HTML, and in letters of another case.
 */
export function maskSecret(text: string, secret: string): string {
	if (secret === '') return text;
	const base64 = btoa(secret).replace(/=+$/, '');
	const json = JSON.stringify(secret).slice(1, -1);
	const forms = [
		secret,
		encodeURIComponent(secret),
		base64,
		base64.replaceAll('+', '-').replaceAll('/', '_'),
		json,
		JSON.stringify(json).slice(1, -1),
		inHtml(secret),
	];
	const pattern = [...new Set(forms)].map(literal).sort((a, b) => b.length - a.length);
	return text.replace(new RegExp(pattern.join('|'), 'gi'), '***');
}

function inHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

function literal(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** The reason that an answer gives, without the secret. */
export function maskedReasonOf(text: string, secret: string): string {
	// Once more after parsing, which may bring a secret to light that was written with escapes.
	return maskSecret(reasonOf(maskSecret(text, secret)), secret);
}

const MAXIMUM_LENGTH = 500;
/** Where a page says what it is, and no longer than a search in it may take. */
const READ_LENGTH = 10_000;
const MAXIMUM_DEPTH = 5;

/**
 * The reason that an answer gives for a refusal, whatever its shape: problem details,
 * `{message}`, `{error}`, `{errors: […]}`, `{errors: {field: […]}}`, `{detail: […]}`, plain text,
 * a web page. Tracy documents none of them.
 *
 * @returns one line, or an empty text when the answer says nothing
 */
export function reasonOf(text: string): string {
	const json = parseAnswer(text);
	const reason = json === undefined ? reasonOfText(text.slice(0, READ_LENGTH)) : reasonOfJson(json);
	const line = reason.replace(/[\p{Cc}\s]+/gu, ' ').trim();
	return shorten(line, MAXIMUM_LENGTH);
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
	const said = [wholeOf(data), ...parts].filter(isText).join(': ').replaceAll('.: ', '. ');
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
