import { askTracy, chosenDataset, editorError, writableProperties } from './askTracy';
import { toListPage } from './toEntries';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

/** The datasets that are in use, for the editor. */
async function searchDatasets(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const datasets = await askTracy(this, async (client) => await client.getDatasets());
	const inUse = datasets.filter(({ isDisabled }) => !isDisabled);
	if (inUse.length > 0) return toListPage(inUse, 'Dataset', filter, paginationToken);
	throw editorError(
		this,
		'Tracy shows this API key no dataset that is in use.',
		"Choose 'By ID' and enter the ID of the dataset, or use a key that may read it.",
	);
}

/** The properties of the chosen dataset that can be written, for the editor. */
async function searchProperties(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const dataset = await chosenDataset(this, {
		unreadable:
			"Choose 'By ID' and enter the ID of the property, or use an API key that may read the dataset.",
		byExpression: "Execute the nodes before this one first, or choose 'By ID'.",
	});
	const next = "Choose 'By ID' and enter the ID of the property.";
	const writable = writableProperties(this, dataset, next);
	return toListPage(writable, 'Property', filter, paginationToken);
}

/** The states of the chosen dataset, for the editor. */
async function searchStates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { id, states } = await chosenDataset(this, {
		unreadable:
			"Choose 'By ID' and enter the ID of the state, or use an API key that may read the dataset.",
		byExpression: "Execute the nodes before this one first, or choose 'By Name'.",
	});
	if (!states?.all.length) {
		throw editorError(
			this,
			`Tracy does not tell the states of dataset ${id}.`,
			"Choose 'By ID' and enter the ID of the state, or leave 'State' empty.",
		);
	}
	return toListPage(states.all, 'State', filter, paginationToken);
}

/** The lists that the editor searches. */
export const listSearch = { searchDatasets, searchProperties, searchStates };
