import type { Answer } from './Answer.mts';
import { findObstacle } from './findObstacle.mts';
import type { TracyClient } from './TracyClient.mts';

/** The first answers, from which it can be told whether there is any use in going on. */
export interface Knocked {
	/** A state that does not exist, asked for with the person's key. */
	readonly missingState: Answer;
	/** The list of datasets. */
	readonly list: Answer;
	/** The missing state once more, asked for with a key that is none. */
	readonly alteredKey: Answer;
}

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
