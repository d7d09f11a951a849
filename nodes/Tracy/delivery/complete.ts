import { lost } from './lost';
import type { Outcome } from './Outcome';

/** Makes sure that every row has exactly one outcome. */
export function complete<Answer>(
	count: number,
	outcomes: Array<Outcome<Answer> | undefined>,
): Array<Outcome<Answer>> {
	return Array.from({ length: count }, (_, index) => outcomes[index] ?? lost());
}
