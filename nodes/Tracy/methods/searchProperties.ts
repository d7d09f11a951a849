import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { chosenDataset } from './chosenDataset';
import { editorError } from './editorError';
import { toListPage } from './toListPage';

/** The properties of the chosen dataset that can be written, for the editor. */
export async function searchProperties(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { id, properties } = await chosenDataset(
		this,
		"Choose 'By ID' and enter the ID of the property, or use an API key that may read the dataset.",
	);
	if (!properties || properties.length === 0) {
		throw editorError(
			this,
			`Tracy does not tell the properties of dataset ${id}.`,
			"Choose 'By ID' and enter the ID of the property.",
		);
	}
	const writable = properties.filter(({ isAutomatic }) => !isAutomatic);
	return toListPage(writable, 'Property', filter, paginationToken);
}
