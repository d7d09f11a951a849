import { z } from 'zod/v4';
import { parseAnswer } from '../contract/parseAnswer';

const MAXIMUM_LENGTH = 500;

/**
 * The reason that an answer gives for a refusal, whatever its shape: problem details,
 * `{message}`, `{error}`, `{errors: […]}`, `{errors: {field: […]}}`, `{detail: […]}`, plain text,
 * a web page. Tracy documents none of them.
 *
 * @returns one line, or an empty text when the answer says nothing
 */
export function reasonOf(text: string): string {
	const json = parseAnswer(text);
	const reason = json === undefined ? reasonOfText(text) : reasonOfJson(json).join(': ');
	const line = reason.replace(/[\p{Cc}\s]+/gu, ' ').trim();
	return line.length > MAXIMUM_LENGTH ? `${line.slice(0, MAXIMUM_LENGTH)}…` : line;
}

function reasonOfText(text: string): string {
	if (!/^\s*</.test(text)) return text;
	const title = /<(title|h1)[^>]*>([^<]*)</i.exec(text)?.[2]?.trim();
	return title ? `a web page titled "${title}"` : 'a web page';
}

const members = z.record(z.string(), z.unknown());

/** The sentences in an error body: first what is said of the whole, then of its parts. */
function reasonOfJson(json: unknown): string[] {
	if (typeof json === 'string') return [json];
	if (Array.isArray(json)) return [json.map((part) => reasonOfPart(part)).join('; ')];
	const { data } = members.safeParse(json);
	if (!data) return [];
	const whole = [data.detail, data.message, data.error, data.title].find(isText);
	const nested = members.safeParse(data.error).data;
	const parts = partsOf(data.errors ?? data.detail) || partsOf(whole ? undefined : data);
	return [whole, nested && reasonOfJson(nested).join(': '), parts].filter(isText);
}

/** What a list of errors, or an object of lists by field, says. */
function partsOf(errors: unknown): string {
	if (Array.isArray(errors)) return errors.map(reasonOfPart).filter(isText).join('; ');
	const { data } = members.safeParse(errors);
	return Object.entries(data ?? {})
		.map(([field, said]) => {
			const texts = (Array.isArray(said) ? said : [said]).map(reasonOfPart).filter(isText);
			return texts.length > 0 && `${field}: ${texts.join(' ')}`;
		})
		.filter(isText)
		.join('; ');
}

function reasonOfPart(part: unknown): string {
	if (typeof part === 'string') return part;
	const { data } = members.safeParse(part);
	if (!data) return '';
	const place = [data.property, data.field, data.path, data.name, data.loc].find(
		(value) => isText(value) || Array.isArray(value),
	);
	const said = [data.message, data.msg, data.detail, data.title, data.error].find(isText) ?? '';
	const named = Array.isArray(place) ? place.join('.') : place;
	return isText(named) ? `${named}: ${said}` : said;
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
