import type { FastifyInstance } from 'fastify';
import { checkKey } from '../rules/checkKey.mts';
import {
	type DatasetsQuery,
	datasetsQuery,
	type RawDatasetsQuery,
	toDatasetsQuery,
} from '../rules/reading/DatasetsQuery.mts';
import { combineVariants } from '../rules/reading/readVariants.mts';
import { DATASET_PATHS, showDataset } from '../rules/reading/showDataset.mts';
import { Refusal } from '../rules/Refusal.mts';
import { toId } from '../rules/toId.mts';
import type { Dataset } from '../rules/Workspace.mts';
import { fieldsQuery } from './fieldsQuery.mts';
import { sendAnswer } from './sendAnswer.mts';

const byName = new Intl.Collator('en').compare;

/**
 * `GET /v1/datasets` and `GET /v1/datasets/{id}`. Tracy documents neither of them: that they are
 * there is assumption A16, what `fields` does A17, and paging, filters and order A18.
 */
export function registerDatasets(app: FastifyInstance): void {
	app.get<{ Querystring: RawDatasetsQuery }>(
		'/v1/datasets',
		{ preValidation: checkKey, schema: { querystring: datasetsQuery } },
		async (request, reply) => {
			const { workspace, settings } = request.run;
			const reading = combineVariants(settings.reads);
			const query = reading.query(toDatasetsQuery(request.query));
			const paths = known(reading.fields(query.fields));
			const { page, total } = listDatasets(workspace.datasets.values(), query);
			const { body, headers } = reading.list({
				body: page.map((dataset) => reading.dataset(showDataset(dataset, paths))),
				headers: pagingHeaders(query, total),
				total,
			});
			return sendAnswer(request, reply, body, headers);
		},
	);

	app.get<{ Params: { id: string }; Querystring: RawDatasetsQuery }>(
		'/v1/datasets/:id',
		{ preValidation: checkKey, schema: { querystring: fieldsQuery } },
		async (request, reply) => {
			const { workspace, settings } = request.run;
			const reading = combineVariants(settings.reads);
			const query = reading.query(toDatasetsQuery(request.query));
			const paths = known(reading.fields(query.fields));
			const dataset = workspace.datasets.get(toId(request.params.id, 32));
			if (dataset === undefined)
				throw new Refusal(404, `There is no dataset ${request.params.id}.`);
			return sendAnswer(request, reply, reading.dataset(showDataset(dataset, paths)));
		},
	);
}

/** One page of the datasets that a query asks for, and how many there are on all pages (A18). */
function listDatasets(
	datasets: Iterable<Dataset>,
	query: DatasetsQuery,
): { readonly page: readonly Dataset[]; readonly total: number } {
	const text = query.nameContains.toLowerCase();
	const found = [...datasets].filter(
		({ id, name }) =>
			(query.id === null || id === query.id) && (text === '' || name.toLowerCase().includes(text)),
	);
	const { offset, limit } = query;
	const start = offset ?? 0;
	const end = limit === null ? undefined : start + limit;
	return { page: inOrder(found, query.order).slice(start, end), total: found.length };
}

/** Those with the same name stay as they come, so that no page repeats what another one has. */
function inOrder(datasets: readonly Dataset[], order: DatasetsQuery['order']): readonly Dataset[] {
	if (order === null) return datasets;
	const sign = order === 'ascending' ? 1 : -1;
	return [...datasets].sort((one, other) => sign * byName(one.name, other.name));
}

function known(paths: ReadonlySet<string>): ReadonlySet<string> {
	const unknown = [...paths].filter((path) => !DATASET_PATHS.has(path));
	if (unknown.length === 0) return paths;
	throw Refusal.forMistakes(
		unknown.map((path) => ({
			path: 'fields',
			message: `A dataset has nothing at "${path}".`,
			assumption: 'A17',
		})),
	);
}

function pagingHeaders({ offset, limit }: DatasetsQuery, total: number): Record<string, string> {
	return {
		'Paging-Total-Count': String(total),
		...(offset !== null && { 'Paging-Offset': String(offset) }),
		...(limit !== null && { 'Paging-Limit': String(limit) }),
	};
}
