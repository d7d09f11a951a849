import type { IExecuteFunctions } from 'n8n-workflow';
import type { Delivered } from '../delivery/deliver';
import { countItems } from './countItems';
import { showHints } from './showHints';
import { waitingHint } from './waitingHint';

/** Says above the output of a node that reads, with numbers, what was not as one would expect. */
export function addReadingHints<Answer>(
	context: IExecuteFunctions,
	{ outcomes, ...delivered }: Delivered<Answer>,
): void {
	const count = (word: 'unknown' | 'unsent') =>
		outcomes.filter(({ outcome }) => outcome === word).length;
	const unknown = count('unknown');
	const unsent = count('unsent');
	showHints(context, [
		waitingHint(delivered),
		unknown > 0 && `${countItems(unknown)} got no clear answer.`,
		unsent > 0 && `${countItems(unsent)} not read.`,
	]);
}
