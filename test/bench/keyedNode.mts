import type { Credential } from '../../demo/Credential.mts';
import type { BenchNode } from './BenchNode.mts';
import { columns } from './columns.mts';
import { tracyNode } from './tracyNode.mts';

/**
 * Tracy's node with one value a row, so that what keys cost stands out.
 * @param id the node's own, under which n8n keeps its keys
 * @param options the node's
 */
export function keyedNode(
	credential: Credential,
	id: string,
	options: { maxConcurrency: number; importKey: string },
): BenchNode {
	const node = tracyNode(credential, options.maxConcurrency, columns.slice(0, 1));
	return { ...node, id, parameters: { ...node.parameters, options } };
}
