import type { FastifyInstance } from 'fastify';
import { checkKey } from './checkKey.mts';
import { type DatasetsQuery, type RawDatasetsQuery, toDatasetsQuery } from './DatasetsQuery.mts';
import { listDatasets } from './listDatasets.mts';
import { DATASETS_QUERY, FIELDS_QUERY } from './queries.mts';
import { combineVariants } from './readVariants.mts';
import { Refusal } from './Refusal.mts';
import { sendAnswer } from './sendAnswer.mts';
import { DATASET_PATHS, showDataset } from './showDataset.mts';
import { toId } from './toId.mts';

/**
 * `GET /v1/datasets` and `GET /v1/datasets/{id}`. Tracy documents neither of them: that they are
 * there is assumption A16, what `fields` does A17, and paging, filters and order A18.
 */
export function registerDatasets(app: FastifyInstance): void {
	app.get<{ Querystring: RawDatasetsQuery }>(
		'/v1/datasets',
		{ preValidation: checkKey, schema: { querystring: DATASETS_QUERY } },
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
		{ preValidation: checkKey, schema: { querystring: FIELDS_QUERY } },
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

function known(paths: ReadonlySet<string>): ReadonlySet<string> {
	const unknown = [...paths].filter((path) => !DATASET_PATHS.has(path));
	if (unknown.length === 0) return paths;
	throw Refusal.forMistakes(
		unknown.map((path) => ({
			path: 'fields',
			message: `A dataset has nothing at "${path}" (Assumption A17).`,
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
