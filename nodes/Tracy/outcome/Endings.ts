import { failed, type Failure } from './Outcome';

/** How rows end for no reason of their own, in the words of what was to be done with them. */
export interface Endings {
	/** What becomes of a row that is not sent because of something else than itself. */
	notSent(cause: string): Failure;
	/** What becomes of a row that has met a defect of this node. */
	lost(): Failure;
}

/** How rows end that were to be created. */
export const creating: Endings = {
	notSent: (cause) =>
		failed('unsent', {
			reason: `Not sent, because ${cause}`,
			next: 'Run this item again; it was not created.',
		}),
	lost: () =>
		failed('unknown', {
			reason:
				'The Tracy node itself lost track of this item. The record may or may not have been created.',
			next: 'Look in Tracy whether the record is there, and report this to the authors of the node.',
		}),
};

/** How rows end that were to be created once over all runs: nothing is said of earlier runs. */
export const creatingOnce: Endings = {
	...creating,
	notSent: (cause) =>
		failed('unsent', {
			reason: `Not sent, because ${cause}`,
			next: 'Run this item again. This run sent nothing for it; the next one creates it, unless it was created before.',
		}),
};

/** How rows end that were to be read. Reading creates nothing, so they can be run again. */
export const reading: Endings = {
	notSent: (cause) =>
		failed('unsent', { reason: `Not asked for, because ${cause}`, next: 'Run this item again.' }),
	lost: () =>
		failed('unknown', {
			reason: 'The Tracy node itself lost track of this item.',
			next: 'Run this item again, and report this to the authors of the node.',
		}),
};
