import { randomInt } from 'node:crypto';
import { z } from 'zod/v4';
import { type Answer, type Answered, describeAnswer, isSuccess, isWebPage } from './Answer.mts';
import { CHECK_ADDRESS, type TracyClient } from './TracyClient.mts';

const ALPHABETS = [
	[/[a-z]/, 'abcdefghijklmnopqrstuvwxyz'],
	[/[A-Z]/, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
	[/[0-9]/, '0123456789'],
] as const;

/** The first answers, from which it can be told whether there is any use in going on. */
export interface Knocked {
	/** A state that does not exist, asked for with the person's key. */
	readonly missingState: Answer;
	/** The list of datasets. */
	readonly list: Answer;
	/** The missing state once more, asked for with a key that is none. */
	readonly alteredKey: Answer;
}

/** Something with an ID, as everything of Tracy's has one. */
const identified = z.looseObject({
	id: z.unknown().refine((id) => id !== undefined && id !== null),
});

const NO_STATE = ['/v1/states/0', '/v1/states/{id}'] as const;

/**
 * Asks whether Tracy is there and lets this key in.
 *
 * @param stranger a client whose key is none
 * @returns a sentence where there is no use in going on
 */
export async function knock(client: TracyClient, stranger: TracyClient): Promise<Knocked | string> {
	const missingState = await client.get(...NO_STATE);
	const atOnce = findObstacle(missingState);
	if (atOnce !== null) return atOnce;

	const list = await client.get('/v1/datasets', '/v1/datasets');
	const alteredKey = await stranger.get(...NO_STATE);
	return findObstacle(missingState, list, alteredKey) ?? { missingState, list, alteredKey };
}

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

/**
 * Says in sentences why there is no use in checking anything; null when there is.
 *
 * @param missingState what came of asking for a state that does not exist
 * @param others other answers, where they were asked for already: all of them have to be alike
 * before the key is called refused or the address a wrong one
 */
function findObstacle(missingState: Answer, ...others: Answer[]): string | null {
	if (missingState.kind === 'silent') {
		return `Tracy can't be reached. ${describeAnswer(missingState)}. ${missingState.next}`;
	}
	const seen = describeAnswer(missingState);
	if (!looksLikeTracy(missingState)) {
		return `What answers at this address does not look like Tracy: ${seen}. ${CHECK_ADDRESS}`;
	}
	if (missingState.status === 429 || missingState.status >= 500) {
		return `Tracy does not answer questions at the moment: ${seen}. Try again later.`;
	}
	if (others.length === 0) return null;
	const statuses = [missingState, ...others].map((answer) =>
		answer.kind === 'answered' ? answer.status : null,
	);
	if (statuses.every((status) => status === 401)) {
		return `Tracy did not accept the API key: ${seen}. Check the key, and that it is still valid.`;
	}
	if (statuses.every((status) => status === 404 || status === 405)) {
		return `What answers at this address does not look like Tracy: everything asked for is 404, whatever the key. ${CHECK_ADDRESS}`;
	}
	return null;
}

/** Nothing, `null` or a state would be answers of Tracy's; a page or another thing are not. */
function looksLikeTracy(answer: Answered): boolean {
	if (isWebPage(answer)) return false;
	if (answer.status >= 300 && answer.status < 400) return false;
	if (!isSuccess(answer) || answer.text.trim() === '') return true;
	return answer.json === null || identified.safeParse(answer.json).success;
}
