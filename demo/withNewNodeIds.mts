import { randomUUID } from 'node:crypto';
import type { Workflow } from './Workflow.mts';

/**
 * Returns a copy of a workflow whose nodes have IDs of their own. n8n keeps import keys under the
 * ID of a node, so that the copy knows none of an earlier one.
 */
export function withNewNodeIds(workflow: Workflow): Workflow {
	return { ...workflow, nodes: workflow.nodes.map((node) => ({ ...node, id: randomUUID() })) };
}
