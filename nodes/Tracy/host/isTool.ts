import type { Failure } from '../outcome/Outcome';
import type { IExecuteFunctions, INode } from 'n8n-workflow';

/** Whether an agent runs the node, as its tool: n8n makes a node type of its own of it then. */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/**
 * Whether the agent would not get the answer to its call: where n8n's engine runs the tool, for Agent
 * 3, it puts in its place what leaves through the error output, which a tool does not have.
 */
export function losesAnswer(node: INode): boolean {
	return (
		isTool(node) && node.rewireOutputLogTo !== undefined && node.onError === 'continueErrorOutput'
	);
}

/**
 * Whether n8n calls the node for an agent, or for an MCP client, outside its engine: each call is a
 * run of its own, and so is each try of "Retry On Fail". n8n before 2.41 doesn't say so.
 */
export function isCalledAsTool(context: IExecuteFunctions): boolean {
	if (typeof context.isToolExecution === 'function') return context.isToolExecution();
	const node = context.getNode();
	return isTool(node) && node.rewireOutputLogTo === undefined;
}

/**
 * Whether an agent learns nothing of an error that the node throws, and may call again: AI Agent 1
 * and 2 make an empty answer of it, and n8n before 2.41 does so for AI Agent 3.
 */
export function losesErrors(context: IExecuteFunctions): boolean {
	const isToldByEngine = typeof context.isToolExecution === 'function';
	return isTool(context.getNode()) && (isCalledAsTool(context) || !isToldByEngine);
}

/** What to do about a failure, for who reads of it: a person, or an agent, which can't change the node. */
export function nextFor(node: INode, { next, instead }: Failure): string {
	return isTool(node) ? (instead ?? next) : next;
}
