import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { DatasetAnswer } from '../contract/DatasetAnswer';
import { identifier } from '../mapping/identifier';
import { isNothing } from '../mapping/isNothing';
import { showValue } from '../mapping/showValue';
import { fetchDataset } from '../transport/fetchDataset';
import { askTracy } from './askTracy';
import { editorError } from './editorError';

/**
 * Reads the dataset that is chosen in the node.
 *
 * @param otherwise a sentence that says what to do where the key may not read it
 * @throws NodeOperationError with a sentence for the editor when none is, or it can't be read
 */
export async function chosenDataset(
	context: ILoadOptionsFunctions,
	otherwise: string,
): Promise<DatasetAnswer> {
	const dataset = valueOf(context.getCurrentNodeParameter('dataset'));
	if (isNothing(dataset)) {
		throw editorError(context, 'No dataset is chosen yet.', "Choose 'Dataset' first.");
	}
	const id = identifier(dataset);
	if (!id.ok) {
		throw editorError(
			context,
			`'Dataset' ${showValue(dataset)} ${id.reason}, or differs from item to item.`,
			"Choose a dataset, or enter IDs ('By ID').",
		);
	}
	return await askTracy(context, async (connection, timeout, deadlines) =>
		fetchDataset(context, connection, id.value, timeout, deadlines, otherwise),
	);
}

/** A locator, or its value alone. */
function valueOf(parameter: unknown): unknown {
	if (typeof parameter !== 'object' || parameter === null) return parameter;
	return 'value' in parameter ? parameter.value : undefined;
}
