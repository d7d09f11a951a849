import type { WorkflowContent } from '../../../tools/n8n/Editor.mts';

/** What differs between the workflows of the walk. */
interface RowsToTracy {
	/** The items that come in; one without fields unless given. */
	rows?: object[];
	/** Of the Tracy node, where not as n8n begins it. */
	parameters?: object;
	/** The ID of a credential. */
	credential: string;
	/** Of the Tracy node: `onError` and so on. */
	settings?: object;
}

/** A workflow in which rows, pinned at “Rows”, go to a node “Tracy”. */
export function rowsToTracy({
	rows = [{}],
	parameters = {},
	credential,
	settings = {},
}: RowsToTracy): WorkflowContent {
	return {
		name: 'Rows to Tracy',
		nodes: [
			{
				...{ id: 'rows', name: 'Rows', parameters: {}, position: [0, 0] },
				...{ type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
			},
			{
				...{ id: 'tracy', name: 'Tracy', position: [260, 0] },
				...{ type: 'n8n-nodes-tracy.tracy', typeVersion: 1 },
				parameters: { resource: 'record', operation: 'create', ...parameters },
				credentials: { tracyApi: { id: credential, name: 'Tracy' } },
				...settings,
			},
		],
		connections: { Rows: { main: [[{ node: 'Tracy', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
		pinData: { Rows: rows.map((json) => ({ json })) },
	};
}

/** A dataset that was chosen from the list. */
export function chosen(id: number, name: string): object {
	return { dataset: { __rl: true, mode: 'list', value: id, cachedResultName: name } };
}

/** Values by column, each by the ID of its property. */
export function byHand(value: Record<string, unknown>): object {
	return { columns: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] } };
}
