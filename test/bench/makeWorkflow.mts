import type { Workflow } from '../../demo/Workflow.mts';
import type { BenchNode } from './BenchNode.mts';
import { measuredName } from './measuredName.mts';

/** A workflow that fetches rows and gives them to `node`. */
export function makeWorkflow(node: BenchNode, rowsAddress: string): Workflow {
	const { credential } = node;
	return {
		id: 'tracyBenchmark01',
		name: 'Benchmark',
		versionId: '4b0f8f4e-6f3e-4a53-9d0c-2f8b8f0e7b01',
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: [
			place(0, {
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				parameters: {},
			}),
			place(1, {
				name: 'Get rows',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.5,
				parameters: { url: rowsAddress, options: {} },
			}),
			place(2, {
				name: measuredName,
				type: node.type,
				typeVersion: node.typeVersion,
				parameters: node.parameters,
				...(node.id !== undefined && { id: node.id }),
				...(credential && {
					credentials: { [credential.type]: { id: credential.id, name: credential.name } },
				}),
			}),
		],
		connections: {
			Start: { main: [[{ node: 'Get rows', type: 'main', index: 0 }]] },
			'Get rows': { main: [[{ node: measuredName, type: 'main', index: 0 }]] },
		},
		pinData: {},
	};
}

function place<Node extends object>(index: number, node: Node) {
	return { id: `7c1d7a52-6a0e-4b54-8f43-0d5c2c8f7b0${index}`, position: [index * 220, 0], ...node };
}
