import type { Credential } from '../../n8n/N8n.mts';
import { type Column, columns, datasetId, stateId } from '../rows/columns.mts';

/** A node to measure, as it stands in a workflow. */
export interface BenchNode {
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	/** Where what n8n keeps for a node matters: the node's own ID. */
	id?: string;
	/** The credential that it uses, if it uses one. */
	credential?: Credential;
	/** What n8n does when it fails; by default, the workflow stops. */
	onError?: 'continueRegularOutput';
}

/** n8n's node that passes its items on and does nothing: what everything around a node costs. */
export const noOperationNode: BenchNode = {
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	parameters: {},
};

/** n8n's Edit Fields, which makes a list of the columns with one expression a row. */
export function editFieldsNode(made: readonly Column[]): BenchNode {
	const value = `={{ [${made.map(({ code }) => code).join(', ')}] }}`;
	return {
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			mode: 'manual',
			assignments: { assignments: [{ id: 'made', name: 'made', type: 'array', value }] },
			options: {},
		},
	};
}

/**
 * Tracy's node with an expression a column, set up as somebody would in the editor.
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
				datum: sent.map(({ code, property, valueType }) => ({
					property: locator(property),
					valueType,
					value: `={{ ${code} }}`,
				})),
			},
			simplify: true,
			options: { maxConcurrency },
		},
	};
}

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

/** The node that does nothing but call n8n's helper. */
export function floorNode(credential: Credential, inFlight: number): BenchNode {
	return { type: 'CUSTOM.floor', typeVersion: 1, credential, parameters: { inFlight } };
}

function locator(id: number): object {
	return { __rl: true, mode: 'id', value: String(id) };
}
