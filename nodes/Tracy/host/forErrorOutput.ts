import { NodeOperationError, type INode, type INodeExecutionData } from 'n8n-workflow';

/**
 * Makes sure that n8n takes an item to the error output. n8n 2.41 knows such an item by the keys of
 * its data, n8n 1.123 and 2.0 only by its `error`. An `error` of its own would cost the item its
 * row and its details, because n8n puts the message in the place of all data. So it inherits one:
 * n8n sees it when it sorts the items, and leaves it behind when it merges the row in.
 *
 * @param sentence what the message would be
 */
export function forErrorOutput(item: INodeExecutionData, node: INode, sentence: string): void {
	Object.setPrototypeOf(item, {
		get error() {
			return new NodeOperationError(node, sentence);
		},
	});
}
