/** From how many characters on a secret is looked for in forms that short texts take by chance. */
const LONG = 4;

/**
 * Replaces a secret in a text, however it is written there: as in an address, in HTML, in JSON or
 * in code, each of them more than once, as numbers of its bytes, in base64 alone or together with
 * other text, in letters of another case, and broken into lines.
 *
 * @param secret printable ASCII, as a header takes it
 */
export function maskSecret(text: string, secret: string): string {
	if (secret === '') return text;
	const characters = Array.from(secret);
	const forms = [characters.map(escapedForms).join(LINE_BREAK)];
	if (secret.length >= LONG) {
		forms.push(
			characters.map(hexOf).join(`(?:[\\s:,;=-]|0x|00|\\\\+[rn])*`),
			`${characters.map(codeOf).join('[\\s,;]+0*')}(?!\\d)`,
			...base64Parts(secret).map(
				(part) => `${Array.from(part, base64Form).join(LINE_BREAK)}[\\w+/-]?`,
			),
		);
	}
	// One after another: each for itself, they are found many times faster than all at once.
	return forms.reduce((masked, form) => masked.replace(new RegExp(form, 'gi'), '***'), text);
}

/** What may stand between any two characters: line breaks, as they are or as JSON, addresses and mail write them. */
const LINE_BREAK = '(?:=?\\s|\\\\+[rn]|%(?:25)*0[ad])*';

const ENTITIES = new Map([
	['&', 'amp'],
	['<', 'lt'],
	['>', 'gt'],
	['"', 'quot'],
	["'", 'apos'],
	['-', 'hyphen|dash'],
	['_', 'lowbar'],
	['/', 'sol'],
	['+', 'plus'],
	['=', 'equals'],
	['.', 'period'],
	[':', 'colon'],
]);

/** One character, itself or as an address, mail, HTML or JSON may write it, once or several times over. */
function escapedForms(character: string): string {
	const hex = hexOf(character);
	const entity = ENTITIES.get(character);
	const octal = character.charCodeAt(0).toString(8);
	const forms = [
		`(?:%(?:25)*(?:u00)?|=)${hex}`,
		`&(?:amp;)*#(?:0*${codeOf(character)}|x0*${hex});?`,
		`\\\\{1,8}(?:(?:u00|U000000|x)${hex}|u\\{0*${hex}\\}|0?${octal})`,
		entity === undefined ? undefined : `&(?:amp;)*(?:${entity});`,
		`\\\\{0,8}${literal(character)}`,
	];
	return `(?:${forms.filter((form) => form !== undefined).join('|')})`;
}

/**
 * What base64 of any text has in it in which the secret stands somewhere: three forms, by how many
 * bytes stand before it in a group of three. The first and last character of each may depend on
 * what is around it, and are left out.
 */
function base64Parts(secret: string): string[] {
	return [0, 1, 2].map((before) => {
		const whole = btoa(`${' '.repeat(before)}${secret}`).replaceAll('=', '');
		const isShared = (before + secret.length) % 3 !== 0;
		return whole.slice(before === 0 ? 0 : before + 1, isShared ? -1 : undefined);
	});
}

function base64Form(character: string): string {
	return BASE64_FORMS.get(character) ?? character;
}

const BASE64_FORMS = new Map([
	['+', '(?:[+-]|%(?:25)*2b)'],
	['/', '(?:\\\\*/|_|%(?:25)*2f)'],
]);

function codeOf(character: string): string {
	return String(character.charCodeAt(0));
}

function hexOf(character: string): string {
	return character.charCodeAt(0).toString(16);
}

function literal(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
