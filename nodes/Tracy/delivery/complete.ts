import { creating } from './creating';
import type { Endings } from './Endings';
import type { Outcome } from './Outcome';

/**
 * Makes sure that every row has exactly one outcome.
 *
 * @param endings how the rows without one have ended
 */
export function complete<Answer>(
	count: number,
	outcomes: Array<Outcome<Answer> | undefined>,
	{ lost }: Pick<Endings, 'lost'> = creating,
): Array<Outcome<Answer>> {
	return Array.from({ length: count }, (_, index) => outcomes[index] ?? lost());
}
