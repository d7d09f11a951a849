import type { INode } from 'n8n-workflow';

/** Whether an agent runs the node, as its tool: n8n makes a node type of its own of it then. */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}
