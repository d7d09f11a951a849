import type { Workflow } from './Workflow.mts';

/** Returns a copy of a workflow in which one node has other parameters; those not named stay. */
export function withParameters(
	workflow: Workflow,
	nodeName: string,
	parameters: Record<string, unknown>,
): Workflow {
	if (!workflow.nodes.some(({ name }) => name === nodeName)) {
		throw new Error(`“${workflow.name}” has no node “${nodeName}”.`);
	}
	const nodes = workflow.nodes.map((node) =>
		node.name === nodeName ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
	);
	return { ...workflow, nodes };
}
