import { z } from 'zod/v4';
import type { WorkflowContent } from '../../tools/n8n/Editor.mts';
import type { Sandbox } from '../../tools/n8n/Sandbox.mts';

/** What differs between the imports of the tests. */
export interface Import {
	/** Also the path of its webhook, and the beginning of every row's title. */
	name: string;
	rows: number;
	/** The key of the first row; the others count on from it. */
	firstKey?: number;
	credentialId: string;
	/** Of the Tracy node: `onError`, `retryOnFail` and so on. */
	settings?: Record<string, unknown>;
	/** Of the Tracy node: `maxConcurrency`, `importKey` and so on. */
	options?: Record<string, unknown>;
	/** The dataset and a text property of it. */
	dataset?: { id: string; property: string };
	/** The expression for the title. */
	title?: string;
	/** The workflow that hears of failures. */
	errorWorkflow?: string;
}

const title = z.string().nullish();
const tasks = { id: '3', property: '301' };

/** The title of a row, which no other row's title contains. */
export function titleOf(name: string, row: number): string {
	return `${name} row ${row}.`;
}

/** The titles of all rows. */
export function titlesOf({ name, rows }: Pick<Import, 'name' | 'rows'>): string[] {
	return Array.from({ length: rows }, (_, row) => titleOf(name, row));
}

/** The titles of the records that were created since the reset, in the order of their IDs. */
export async function createdTitles(sandbox: Sandbox, dataset?: number): Promise<string[]> {
	return (await sandbox.records())
		.filter((record) => dataset === undefined || record.dataset.id === dataset)
		.map(({ datums }) => title.parse(datums[0]?.stringValue) ?? '');
}

/**
 * A workflow that makes rows and creates a record of each, started by hand at “Start” or by a
 * webhook. What leaves the Tracy node goes to “Created” and “Failed”.
 */
export function importWorkflow(wanted: Import): WorkflowContent {
	const { name, errorWorkflow } = wanted;
	const to = (...nodes: string[]) => nodes.map((node) => [{ node, type: 'main', index: 0 }]);
	return {
		name,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			{
				...node('Webhook', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path: name }),
				webhookId: name,
			},
			node('Make rows', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: rowsOf(wanted) }),
			node('Rows', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'rows' }),
			tracyNode(wanted),
			node('Created', 'n8n-nodes-base.noOp', 1, {}),
			node('Failed', 'n8n-nodes-base.noOp', 1, {}),
		],
		connections: {
			Start: { main: to('Make rows') },
			Webhook: { main: to('Make rows') },
			'Make rows': { main: to('Rows') },
			Rows: { main: to('Tracy') },
			Tracy: { main: to('Created', 'Failed') },
		},
		settings: { executionOrder: 'v1', ...(errorWorkflow === undefined ? {} : { errorWorkflow }) },
	};
}

function rowsOf({ name, rows, firstKey = 0 }: Import): string {
	const row = `{ key: ${firstKey} + index, title: '${name} row ' + index + '.' }`;
	return `={{ { rows: Array.from({ length: ${rows} }, (_, index) => (${row})) } }}`;
}

function tracyNode({
	credentialId,
	settings,
	options = {},
	dataset = tasks,
	title = '={{ $json.title }}',
}: Import): object {
	const parameters = {
		resource: 'record',
		operation: 'create',
		dataset: byId(dataset.id),
		specifyDatums: 'fields',
		datums: {
			datum: [{ property: byId(dataset.property), valueType: 'stringValue', value: title }],
		},
		simplify: true,
		options,
	};
	return {
		...node('Tracy', 'n8n-nodes-tracy.tracy', 1, parameters),
		credentials: { tracyApi: { id: credentialId, name: 'Tracy' } },
		...settings,
	};
}

/** What stands in a field such as `dataset` where an ID was entered. */
export function byId(value: string): object {
	return { __rl: true, mode: 'id', value };
}

/** The name is also the ID: n8n keeps what a node stored under its ID, over changes of the workflow. */
function node(name: string, type: string, typeVersion: number, parameters: object): object {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}
