import type { Delivered } from '../delivery/deliver';
import { isFailure } from '../outcome/Outcome';
import type { Failure, Outcome } from '../outcome/Outcome';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

/** Says what became of the rows of a run: "Of 5 items: 3 created, 1 rejected, 1 unsent." */
function summarize<Answer>(outcomes: Array<Outcome<Answer>>): string {
	const counts = new Map<string, number>();
	for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
	const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`);
	return `Of ${outcomes.length} items: ${parts.join(', ')}.`;
}

/**
 * Makes the error that ends a run, about the row that ended it.
 *
 * @param summary what became of the other rows; empty when nothing was sent
 */
export function toNodeError(
	node: INode,
	outcome: Failure,
	itemIndex: number | undefined,
	summary: string,
): NodeApiError | NodeOperationError {
	const place = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	const description = [outcome.next, summary].filter((text) => text !== '').join(' ');
	const error =
		outcome.status === null
			? new NodeOperationError(node, outcome.error, { description, itemIndex })
			: new NodeApiError(
					node,
					{ message: outcome.error },
					{ description, itemIndex, httpCode: String(outcome.status) },
				);
	// n8n replaces a message in which it sees a code of Node's, such as EPERM, by a text of its own.
	error.message = `${outcome.error}${place}`;
	error.messages = [];
	return error;
}

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
