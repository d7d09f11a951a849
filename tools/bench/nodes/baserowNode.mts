import type { BenchNode } from './tracyNode.mts';

/**
 * n8n's Baserow node, which creates row after row, one at a time. It takes the columns by their
 * names, which costs it no expressions.
 */
export function baserowNode(address: string): BenchNode {
	return {
		type: 'n8n-nodes-base.baserow',
		typeVersion: 1,
		credential: {
			id: 'baserowStub00001',
			name: 'Baserow stub',
			type: 'baserowTokenApi',
			data: { host: address, token: 'baserow-stub-token' },
		},
		parameters: {
			authentication: 'databaseToken',
			resource: 'row',
			operation: 'create',
			databaseId: '1',
			tableId: '1',
			dataToSend: 'autoMapInputData',
			inputsToIgnore: '',
		},
	};
}
