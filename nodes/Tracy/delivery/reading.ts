import type { Endings } from './Endings';
import { failed } from './failed';

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
