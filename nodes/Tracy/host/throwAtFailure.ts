import type { INode } from 'n8n-workflow';
import type { Delivered } from '../delivery/deliver';
import { summarize } from './summarize';
import { toNodeError } from './toNodeError';

/**
 * Ends a run in which a row failed, as "On Error: Stop Workflow" asks for.
 *
 * @throws the error about the row that ended the run, else about the first of unknown outcome
 */
export function throwAtFailure<Answer>(
	node: INode,
	{ outcomes, stoppedBy }: Delivered<Answer>,
): void {
	const isFailure = (index: number) => outcomes[index]?.outcome !== 'created';
	const index = stoppedBy ?? [...outcomes.keys()].find(isFailure);
	const outcome = index === undefined ? undefined : outcomes[index];
	if (index === undefined || !outcome || outcome.outcome === 'created') return;
	throw toNodeError(node, outcome, index, summarize(outcomes));
}
