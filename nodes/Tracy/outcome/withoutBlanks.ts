/** Unicode's blanks, and what a text may hold without showing it: zero-width, marks of direction. */
const BLANK = '\\p{White_Space}\\p{Default_Ignorable_Code_Point}\\u2800\\ufff9-\\ufffb';

const IS_BLANK = new RegExp(`^[${BLANK}]$`, 'u');
const BLANKS = new RegExp(`[${BLANK}]+`, 'gu');

/**
 * Characters that can't be seen, or are taken for a space; but not what joins the parts of an emoji.
 */
const UNSEEN = new RegExp(
	'(?!(?<=\\p{Extended_Pictographic})\\ufe0f|\\ufe0f(?=\\u20e3))' +
		'(?!(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic}))' +
		`(?! )[${BLANK}\\p{Cc}\\p{Cf}\\p{Cs}]`,
	'gu',
);

/**
 * A value as it is meant wherever it is not text for its own sake: without blanks of any kind, and
 * without characters of no width, around it. What is no text stays what it is.
 */
export function withoutBlanks(value: string): string;
export function withoutBlanks(value: unknown): unknown;
export function withoutBlanks(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	// Nearly every value ends here.
	if (isVisible(value.charCodeAt(0)) && isVisible(value.charCodeAt(value.length - 1))) return value;
	let begin = 0;
	let end = value.length;
	// A pattern for blanks at the end would try each blank in between as well.
	while (isBlank(value, begin)) begin += widthAt(value, begin);
	while (isBlank(value, lastBefore(value, end))) end = lastBefore(value, end);
	return value.slice(begin, end);
}

/** A text without blanks anywhere. */
export function withoutAnyBlank(text: string): string {
	return text.replace(BLANKS, '');
}

/** A text with the codes of the characters in it that can't be seen, such as `2\u200b`. */
export function showUnseen(text: string): string {
	return text.replace(UNSEEN, (character) => {
		const code = (character.codePointAt(0) ?? 0).toString(16);
		return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
	});
}

const FIRST_VISIBLE = 0x21;
const LAST_VISIBLE = 0x7e;

function isBlank(text: string, index: number): boolean {
	return IS_BLANK.test(String.fromCodePoint(text.codePointAt(index) ?? 0));
}

/** Whether it is the code of a character of ASCII that can be seen. */
function isVisible(code: number): boolean {
	return code >= FIRST_VISIBLE && code <= LAST_VISIBLE;
}

/** A character takes up to two places. */
function widthAt(text: string, index: number): number {
	return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

function lastBefore(text: string, end: number): number {
	return widthAt(text, end - 2) === 2 ? end - 2 : end - 1;
}
