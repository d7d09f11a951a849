import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import type { NotCreated } from '../delivery/Outcome';

/**
 * Makes the error that ends a run, about the row that ended it.
 *
 * @param summary what became of the other rows; empty when nothing was sent
 */
export function toNodeError(
	node: INode,
	outcome: NotCreated,
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
