import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';

/** What the editor shows instead of a list: what happened, and what to do. */
export function editorError(
	context: ILoadOptionsFunctions,
	reason: string,
	next: string,
): NodeOperationError {
	const message = `${reason} ${next}`;
	const error = new NodeOperationError(context.getNode(), message);
	// n8n replaces a message in which it sees a code of Node's, such as EPERM, by a text of its own.
	error.message = message;
	return error;
}
