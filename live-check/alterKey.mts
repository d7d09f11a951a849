import { randomInt } from 'node:crypto';

const ALPHABETS = [
	[/[a-z]/, 'abcdefghijklmnopqrstuvwxyz'],
	[/[A-Z]/, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
	[/[0-9]/, '0123456789'],
] as const;

/**
 * A key that looks like another one and is none: every letter and digit is drawn anew, so that
 * nothing of the real key stands in the log of the server that refuses it.
 */
export function alterKey(key: string): string {
	const altered = key.replace(/[a-zA-Z0-9]/g, alterCharacter);
	return altered === key ? `${key}0` : altered;
}

function alterCharacter(character: string): string {
	const alphabet = ALPHABETS.find(([pattern]) => pattern.test(character))?.[1];
	return alphabet === undefined ? character : alphabet.charAt(randomInt(alphabet.length));
}
