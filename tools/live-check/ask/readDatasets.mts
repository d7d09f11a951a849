import { randomUUID } from 'node:crypto';
import type { Answer } from './Answer.mts';
import { listedDatasets } from './SeenDataset.mts';
import type { TracyClient } from './TracyClient.mts';

/** What came of asking for datasets; null where there was nothing to ask for. */
export interface DatasetReads {
	readonly list: Answer;
	/** As many as there are, asked for where the list holds less than its total. */
	readonly all: Answer | null;
	/** The second of the list alone. */
	readonly page: Answer | null;
	/** Those whose name contains the name of the first. */
	readonly named: Answer | null;
	/** Those whose name contains what no name contains. */
	readonly namedByNobody: Answer | null;
	/** The first dataset, with nothing else asked for. */
	readonly bare: DatasetRead | null;
	/** Datasets with what belongs to them asked for. */
	readonly whole: readonly DatasetRead[];
}

export interface DatasetRead {
	readonly id: number;
	readonly answer: Answer;
}

/** The related objects that the node asks for (assumption A17). */
const FIELDS = 'states,properties.propertyType,properties.options';

/** Enough to meet most types of properties, and few enough for a minute. */
const MOST_DATASETS = 20;

/**
 * Asks for the datasets in all the ways that the node relies on.
 *
 * @param list the answer to the plain list
 * @param wanted the ID of a dataset to look at besides
 */
export async function readDatasets(
	client: TracyClient,
	list: Answer,
	wanted: number | null,
): Promise<DatasetReads> {
	const listed = listedDatasets(list) ?? [];
	const listedIds = listed.slice(0, MOST_DATASETS).map(({ id }) => id);
	// The one that the person named may be none, so it comes last.
	const ids = [...new Set(wanted === null ? listedIds : [...listedIds, wanted])];
	const ask = async (path: string, query?: Record<string, string | number>): Promise<Answer> =>
		client.get(`/v1/datasets${path}`, toName(path, query), query);

	const [first] = listed;
	const isListed = first !== undefined;
	const total = totalOf(list);
	const all = total > listed.length ? await ask('', { limit: total }) : null;
	const page = isListed ? await ask('', { offset: 1, limit: 1 }) : null;
	const name = first?.name ?? '';
	const named = name === '' ? null : await ask('', { 'name.contains': name });
	const namedByNobody = isListed ? await ask('', { 'name.contains': randomUUID() }) : null;

	const [id] = ids;
	const bare = id === undefined ? null : { id, answer: await ask(`/${id}`) };
	const whole: DatasetRead[] = [];
	for (const one of ids) whole.push({ id: one, answer: await ask(`/${one}`, { fields: FIELDS }) });
	return { list, all, page, named, namedByNobody, bare, whole };
}

/** How many there are, as the header says; 0 where it does not. */
function totalOf(list: Answer): number {
	const total = list.kind === 'answered' ? list.total : null;
	return total !== null && /^[0-9]{1,9}$/.test(total) ? Number(total) : 0;
}

/** Names of datasets stay out of what is shown. */
function toName(path: string, query: Record<string, string | number> = {}): string {
	const asked = Object.keys(query).map((key) => `${key}=…`);
	const pattern = path === '' ? '/v1/datasets' : '/v1/datasets/{id}';
	return asked.length === 0 ? pattern : `${pattern}?${asked.join('&')}`;
}
