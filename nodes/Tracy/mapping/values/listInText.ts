import { parseJson } from '../../contract/json/parseJson';
import { withoutBlanks } from '../../outcome/withoutBlanks';

/**
 * The list that a text is in JSON, such as `["urgent","later"]`; numbers in it are exact.
 *
 * @returns undefined for every other value
 */
export function listInText(value: unknown): unknown[] | undefined {
	if (typeof value !== 'string') return undefined;
	const text = withoutBlanks(value);
	if (!text.startsWith('[')) return undefined;
	try {
		const list = parseJson(text);
		return Array.isArray(list) ? list : undefined;
	} catch {
		return undefined;
	}
}

/** What people write between the parts of a list; which of them it is, shows what comes of it. */
const MARKS = [';', ',', /[;,]/];

/**
 * The parts of a text that is a list with commas or semicolons, where every part is something.
 *
 * @param isSomething whether a part is what the list is made of
 */
export function partsOfText(
	text: string,
	isSomething: (part: string) => boolean,
): string[] | undefined {
	if (!/[;,]/.test(text)) return undefined;
	return MARKS.map((mark) => text.split(mark).map((part) => withoutBlanks(part)))
		.map((parts) => parts.filter((part) => part !== ''))
		.find((parts) => parts.length > 0 && parts.every(isSomething));
}

/**
 * What to do about a text that may be meant as a list, and what an agent is to pass; undefined for
 * every other value.
 */
export function listAdvice(value: unknown): { next: string; instead: string } | undefined {
	if (typeof value !== 'string') return undefined;
	const [mark] = /[;,]/.exec(value) ?? /[|、，；]|\r?\n/.exec(value) ?? [];
	if (mark === undefined) return undefined;
	// As databases and other languages write a list.
	const bare = /^\s*[[({"']/.test(value) ? '.replace(/[[\\](){}"\']/g, "")' : '';
	return {
		next: `To give several values, pass a list: {{ $json.tags${bare}.split(${JSON.stringify(mark)}) }}.`,
		instead: 'To give several values, pass a list in JSON, such as ["one","another"].',
	};
}
