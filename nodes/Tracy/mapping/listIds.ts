import type { Named } from '../contract/DatasetAnswer';

const SHOWN_IDS = 10;

/** The IDs of several things, as a message lists them. */
export function listIds(things: Named[]): string {
	const shown = things
		.slice(0, SHOWN_IDS)
		.map(({ id }) => id)
		.join(', ');
	const more = things.length - SHOWN_IDS;
	return more > 0 ? `${shown} and ${more} more` : shown;
}
