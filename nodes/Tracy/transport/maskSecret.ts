/** From how many characters on a secret is looked for in forms that short texts take by chance. */
const LONG = 4;

/**
 * Replaces a secret in a text, however it is written there: as in an address, in HTML, in JSON,
 * each of them more than once, in hexadecimal digits, in base64 alone or together with other text,
 * and in letters of another case.
 *
 * @param secret printable ASCII, as a header takes it
 */
export function maskSecret(text: string, secret: string): string {
	if (secret === '') return text;
	const characters = Array.from(secret);
	const forms = [characters.map(escapedForms).join('')];
	if (secret.length >= LONG) {
		forms.push(characters.map(hexOf).join('[\\s:-]?'), ...base64Forms(secret));
	}
	return text.replace(new RegExp(forms.join('|'), 'gi'), '***');
}

const ENTITIES = new Map([
	['&', 'amp'],
	['<', 'lt'],
	['>', 'gt'],
	['"', 'quot'],
	["'", 'apos'],
]);

/** One character, itself or as an address, HTML or JSON may write it, once or several times over. */
function escapedForms(character: string): string {
	const hex = hexOf(character);
	const entity = ENTITIES.get(character);
	const forms = [
		`%(?:25)*${hex}`,
		`&(?:amp;)*#(?:0*${character.charCodeAt(0)}|x0*${hex});?`,
		`\\\\{1,8}(?:u00|x)${hex}`,
		entity === undefined ? undefined : `&(?:amp;)*${entity};`,
		`\\\\{0,8}${literal(character)}`,
	];
	return `(?:${forms.filter((form) => form !== undefined).join('|')})`;
}

/**
 * Base64 of a text in which the secret stands somewhere: three forms, by how many bytes stand
 * before it in a group of three. The first and last character of each depend on what is around it.
 */
function base64Forms(secret: string): string[] {
	return [0, 1, 2].map((before) => {
		const whole = btoa(`${' '.repeat(before)}${secret}`).replace(/=+$/, '');
		const isShared = (before + secret.length) % 3 !== 0;
		const own = whole.slice(before === 0 ? 0 : before + 1, isShared ? -1 : undefined);
		const characters = Array.from(own).map(
			(character) => BASE64_FORMS.get(character) ?? literal(character),
		);
		return `${characters.join('')}${isShared ? '[\\w+/-]?' : ''}`;
	});
}

const BASE64_FORMS = new Map([
	['+', '(?:[+-]|%(?:25)*2b)'],
	['/', '(?:\\\\*/|_|%(?:25)*2f)'],
]);

function hexOf(character: string): string {
	return character.charCodeAt(0).toString(16).padStart(2, '0');
}

function literal(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
