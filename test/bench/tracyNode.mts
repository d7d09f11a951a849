import type { Credential } from '../../demo/Credential.mts';
import type { BenchNode } from './BenchNode.mts';
import { type Column, columns } from './columns.mts';
import { datasetId, stateId } from './target.mts';

/**
 * Tracy's node with plain field expressions, set up as somebody would in the editor.
 * @param sent the columns that it sends, by default all twenty
 */
export function tracyNode(
	credential: Credential,
	maxConcurrency: number,
	sent: readonly Column[] = columns,
): BenchNode {
	return {
		type: 'n8n-nodes-tracy.tracy',
		typeVersion: 1,
		credential,
		parameters: {
			resource: 'record',
			operation: 'create',
			dataset: locator(datasetId),
			state: locator(stateId),
			specifyDatums: 'fields',
			datums: {
				datum: sent.map(({ name, property, valueType }) => ({
					property: locator(property),
					valueType,
					value: `={{ $json.${name} }}`,
				})),
			},
			simplify: true,
			options: { maxConcurrency },
		},
	};
}

function locator(id: number): object {
	return { __rl: true, mode: 'id', value: String(id) };
}
