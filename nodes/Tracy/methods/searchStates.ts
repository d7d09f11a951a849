import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { chosenDataset } from './chosenDataset';
import { editorError } from './editorError';
import { toListPage } from './toListPage';

/** The states of the chosen dataset, for the editor. */
export async function searchStates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { id, states } = await chosenDataset(
		this,
		"Choose 'By ID' and enter the ID of the state, or use an API key that may read the dataset.",
	);
	if (!states || states.length === 0) {
		throw editorError(
			this,
			`Tracy does not tell the states of dataset ${id}.`,
			"Choose 'By ID' and enter the ID of the state, or leave 'State' empty.",
		);
	}
	return toListPage(states, 'State', filter, paginationToken);
}
