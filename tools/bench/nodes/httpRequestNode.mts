import type { Credential } from '../../n8n/N8n.mts';
import { type Column, columns, datasetId, stateId } from '../rows/columns.mts';
import type { BenchNode } from './tracyNode.mts';

/** How the node waits between groups of requests, if it is told to. */
export interface Batching {
	batchSize: number;
	/** In milliseconds. */
	batchInterval: number;
}

/**
 * n8n's HTTP Request node that posts the same bodies with the same credential. One expression makes
 * the whole body, because twenty would each cost as much.
 */
export function httpRequestNode(
	credential: Credential,
	address: string,
	batching?: Batching,
	sent: readonly Column[] = columns,
): BenchNode {
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		credential,
		parameters: {
			method: 'POST',
			url: `${address}/v1/records`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: credential.type,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: bodyExpression(sent),
			options: batching === undefined ? {} : { batching: { batch: batching } },
		},
	};
}

function bodyExpression(sent: readonly Column[]): string {
	const datums = sent.map(
		({ code, property, valueType }) => `{property:{id:${property}},${valueType}:${code}}`,
	);
	const body = `{datums:[${datums.join(',')}],dataset:{id:${datasetId}},state:{id:${stateId}}}`;
	// Two closing braces would end the expression.
	return `={{ JSON.stringify(${body.replaceAll('}}', '} }')}) }}`;
}
