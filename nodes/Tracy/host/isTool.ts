import type { Failure } from '../outcome/Outcome';
import type { INode } from 'n8n-workflow';

/** Whether an agent runs the node, as its tool: n8n makes a node type of its own of it then. */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/**
 * Whether n8n keeps the answer to a call from the agent: where it runs the tool itself, for Agent 3,
 * it puts in its place what leaves through the error output, which a tool does not have.
 */
export function losesAnswer(node: INode): boolean {
	return (
		isTool(node) && node.rewireOutputLogTo !== undefined && node.onError === 'continueErrorOutput'
	);
}

/** What to do about a failure, for who reads of it: a person, or an agent, which can't change the node. */
export function nextFor(node: INode, { next, instead }: Failure): string {
	return isTool(node) ? (instead ?? next) : next;
}
