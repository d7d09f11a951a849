import type { Credential } from './Credential.mts';
import type { Workflow } from './Workflow.mts';

/** What an example leaves open, for it names no credential and no address of this machine. */
export interface Connections {
	credential: Credential;
	/** Address in the example -> address to ask instead. */
	addresses: Record<string, string>;
}

/** Returns a copy of an example workflow that uses our credential and our addresses. */
export function connectWorkflow(example: Workflow, connections: Connections): Workflow {
	return { ...example, nodes: example.nodes.map((node) => connectNode(node, connections)) };
}

function connectNode(
	node: Workflow['nodes'][number],
	{ credential, addresses }: Connections,
): Workflow['nodes'][number] {
	if (node.type === 'n8n-nodes-tracy.tracy') {
		const { id, name } = credential;
		return { ...node, credentials: { [credential.type]: { id, name } } };
	}
	const { url } = node.parameters;
	const address = typeof url === 'string' ? addresses[url] : undefined;
	if (address === undefined) return node;
	return { ...node, parameters: { ...node.parameters, url: address } };
}
