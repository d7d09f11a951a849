import type { BenchNode } from './BenchNode.mts';

/** n8n's node that passes its items on and does nothing: what everything around a node costs. */
export const noOperationNode: BenchNode = {
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	parameters: {},
};
