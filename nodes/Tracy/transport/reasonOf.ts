import { ExactNumber } from '../contract/ExactNumber';
import { parseAnswer } from '../contract/parseAnswer';

const MAXIMUM_LENGTH = 500;
/** Where a page says what it is, and no longer than a search in it may take. */
const READ_LENGTH = 10_000;
const MAXIMUM_DEPTH = 5;
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;

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
	if (line.length <= MAXIMUM_LENGTH) return line;
	return `${line.slice(0, MAXIMUM_LENGTH).replace(HALF_A_CHARACTER, '')}…`;
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
