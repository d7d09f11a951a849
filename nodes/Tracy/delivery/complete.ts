import { failed } from './failed';
import type { Outcome } from './Outcome';

/**
 * Makes sure that every row has exactly one outcome. One without has met a defect of this node,
 * and may have been sent.
 */
export function complete<Answer>(
	count: number,
	outcomes: Array<Outcome<Answer> | undefined>,
): Array<Outcome<Answer>> {
	return Array.from({ length: count }, (_, index) => outcomes[index] ?? lost());
}

function lost(): Outcome<never> {
	return failed('unknown', {
		reason:
			'The Tracy node itself lost track of this item. The record may or may not have been created.',
		next: 'Look in Tracy whether the record is there, and report this to the authors of the node.',
	});
}
