import type { INode } from 'n8n-workflow';
import type { Delivered } from '../delivery/deliver';
import { isFailure } from '../delivery/isFailure';
import { summarize } from './summarize';
import { toNodeError } from './toNodeError';

/**
 * Ends a run in which a row failed, as "On Error: Stop Workflow" asks for.
 *
 * @throws the error about the row that ended the run, else about the first that failed
 */
export function throwAtFailure<Answer>(
	node: INode,
	{ outcomes, stoppedBy }: Pick<Delivered<Answer>, 'outcomes' | 'stoppedBy'>,
): void {
	const index = stoppedBy ?? outcomes.findIndex(isFailure);
	const outcome = outcomes[index];
	if (!outcome || !isFailure(outcome)) return;
	throw toNodeError(node, outcome, index, summarize(outcomes));
}
