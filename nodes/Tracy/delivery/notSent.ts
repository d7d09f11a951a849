import { failed } from './failed';
import type { NotCreated } from './Outcome';

/** What becomes of a row that is not sent because of something else than itself. */
export function notSent(cause: string): NotCreated {
	return failed('unsent', {
		reason: `Not sent, because ${cause}`,
		next: 'Run this item again; it was not created.',
	});
}
