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

/**
 * Asks once for a dataset with its states, properties and options (assumptions A16 and A17).
 *
 * @param timeout how long to wait for the whole answer, in ms
 */
export async function fetchDataset(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	connection: TracyConnection,
	id: number,
	timeout: number,
	deadlines: Deadlines,
): Promise<Fetched<DatasetAnswer>> {
	const request = {
		method: 'GET',
		path: `/v1/datasets/${id}`,
		query: { fields: FIELDS },
	} as const;
	const exchange = await requestTracy(context, connection, request, timeout, deadlines);
	const wanted = {
		what: `dataset ${id}`,
		otherwise: "Use IDs instead of names ('By ID'), or an API key that may read the dataset.",
		read: (json: Parameters<typeof readDataset>[0]) => {
			const dataset = readDataset(json);
			return dataset?.id === id ? dataset : null;
		},
	};
	return toFetched(exchange, wanted, connection.apiKey);
}
