import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import type { DatasetAnswer } from '../contract/DatasetAnswer';
import { readDataset } from '../contract/readDataset';
import type { Deadlines } from '../delivery/Deadlines';
import type { Fetched } from '../delivery/Fetched';
import { requestTracy } from './requestTracy';
import { toFetched } from './toFetched';
import type { TracyConnection } from './TracyConnection';

/** The related objects to include (assumption A17). */
const FIELDS = 'states,properties.propertyType,properties.options';

const USE_IDS =
	"Use IDs instead of names ('By ID', 'Property by Property'), or an API key that may read the dataset.";

/**
 * Asks once for a dataset with its states, properties and options (assumptions A16 and A17).
 *
 * @param timeout how long to wait for the whole answer, in ms
 * @param otherwise a sentence that says what to do where Tracy does not show it to this key
 */
export async function fetchDataset(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	connection: TracyConnection,
	id: number,
	timeout: number,
	deadlines: Deadlines,
	otherwise = USE_IDS,
): Promise<Fetched<DatasetAnswer>> {
	const request = {
		method: 'GET',
		path: `/v1/datasets/${id}`,
		query: { fields: FIELDS },
	} as const;
	const exchange = await requestTracy(context, connection, request, timeout, deadlines);
	const wanted = {
		what: `dataset ${id}`,
		otherwise,
		read: (json: Parameters<typeof readDataset>[0]) => {
			const dataset = readDataset(json);
			return dataset?.id === id ? dataset : null;
		},
	};
	return toFetched(exchange, wanted, connection.apiKey);
}
