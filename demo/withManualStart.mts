import type { Workflow } from './Workflow.mts';

/** Returns a copy of a workflow in which one trigger waits for a person, as n8n's command line needs it. */
export function withManualStart(workflow: Workflow, trigger: string): Workflow {
	const manual = { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
	const nodes = workflow.nodes.map((node) =>
		node.name === trigger ? { ...node, ...manual } : node,
	);
	return { ...workflow, nodes };
}
