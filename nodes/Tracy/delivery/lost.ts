import { failed } from './failed';
import type { NotCreated } from './Outcome';

/** What became of a row that has met a defect of this node: it may have been sent. */
export function lost(): NotCreated {
	return failed('unknown', {
		reason:
			'The Tracy node itself lost track of this item. The record may or may not have been created.',
		next: 'Look in Tracy whether the record is there, and report this to the authors of the node.',
	});
}
