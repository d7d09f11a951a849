import type { Credential } from './Credential.mts';
import type { Workflow } from './Workflow.mts';

/** Returns a copy of an example workflow whose Tracy nodes use a credential; examples name none. */
export function withCredential(example: Workflow, { id, name, type }: Credential): Workflow {
	const nodes = example.nodes.map((node) =>
		node.type === 'n8n-nodes-tracy.tracy'
			? { ...node, credentials: { [type]: { id, name } } }
			: node,
	);
	return { ...example, nodes };
}
