import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { DatasetAnswer } from '../contract/DatasetAnswer';
import type { JsonValue } from '../contract/JsonValue';
import { listIn } from '../contract/listIn';
import { readDataset } from '../contract/readDataset';
import type { Deadlines } from '../delivery/Deadlines';
import type { Fetched } from '../delivery/Fetched';
import type { Exchange } from './Exchange';
import { requestTracy } from './requestTracy';
import { toFetched } from './toFetched';
import type { TracyConnection } from './TracyConnection';

/** A part of the list of datasets. */
export interface DatasetPage {
	/** Those that could be read. */
	datasets: DatasetAnswer[];
	/** How many Tracy answered, readable or not. */
	count: number;
	/** How many there are in all; null where Tracy does not say. */
	total: number | null;
}

/** Which part of the list to ask for; no query at all without it. */
export interface PageQuery {
	offset: number;
	limit: number;
	/** Part of the names. */
	filter: string;
}

const wanted = {
	what: 'the list of datasets',
	otherwise: "Choose 'By ID' and enter the ID of the dataset.",
	read: readPage,
};

/**
 * Asks once for the list of datasets (assumption A16), or for a part of it (A18).
 *
 * @param timeout how long to wait for the whole answer, in ms
 */
export async function fetchDatasets(
	context: ILoadOptionsFunctions,
	connection: TracyConnection,
	page: PageQuery | undefined,
	timeout: number,
	deadlines: Deadlines,
): Promise<Fetched<DatasetPage>> {
	const query = page && {
		offset: page.offset,
		limit: page.limit,
		...(page.filter !== '' && { 'name.contains': page.filter }),
	};
	const request = { method: 'GET', path: '/v1/datasets', query } as const;
	const exchange = await requestTracy(context, connection, request, timeout, deadlines);
	return toFetched(exchange, wanted, connection.apiKey);
}

function readPage(
	json: JsonValue,
	{ pagingTotal = '' }: Extract<Exchange, { kind: 'answered' }>,
): DatasetPage | null {
	const list = listIn(json);
	if (!list) return null;
	const datasets = list.map(readDataset).filter((dataset) => dataset !== null);
	// A list of which nothing can be read is no list of datasets.
	if (list.length > 0 && datasets.length === 0) return null;
	const total = /^[0-9]{1,9}$/.test(pagingTotal) ? Number(pagingTotal) : null;
	return { datasets, count: list.length, total };
}
