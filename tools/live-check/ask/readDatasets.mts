import type { Answer } from './Answer.mts';
import { listedDatasets, type SeenDataset, seenDatasetIn } from './SeenDataset.mts';
import type { TracyClient } from './TracyClient.mts';

/** What came of asking for datasets; null where there was nothing to ask for. */
export interface DatasetReads {
	readonly list: Answer;
	/** As many as there are, asked for where the list holds less than its total. */
	readonly all: Answer | null;
	/** The second of the list alone. */
	readonly page: Answer | null;
	/** The first dataset, with nothing else asked for. */
	readonly bare: DatasetRead | null;
	/** Datasets with what belongs to them asked for. */
	readonly whole: readonly DatasetRead[];
}

export interface DatasetRead {
	readonly id: number;
	readonly answer: Answer;
	/** null where the answer holds no dataset of that ID. */
	readonly dataset: SeenDataset | null;
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

	const read = async (id: number, query?: Record<string, string>): Promise<DatasetRead> => {
		const answer = await ask(`/${id}`, query);
		const dataset = seenDatasetIn(answer);
		return { id, answer, dataset: dataset?.id === id ? dataset : null };
	};

	const total = totalOf(list);
	const all = total > listed.length ? await ask('', { limit: total }) : null;
	const page = listed.length > 0 ? await ask('', { offset: 1, limit: 1 }) : null;

	const [first] = ids;
	const bare = first === undefined ? null : await read(first);
	const whole: DatasetRead[] = [];
	for (const id of ids) whole.push(await read(id, { fields: FIELDS }));
	return { list, all, page, bare, whole };
}

/** How many there are, as the header says; 0 where it does not. */
function totalOf(list: Answer): number {
	const total = list.kind === 'answered' ? list.total : null;
	return total !== null && /^[0-9]{1,9}$/.test(total) ? Number(total) : 0;
}

/** IDs of datasets stay out of what is shown. */
function toName(path: string, query: Record<string, string | number> = {}): string {
	const asked = Object.keys(query).map((key) => `${key}=…`);
	const pattern = path === '' ? '/v1/datasets' : '/v1/datasets/{id}';
	return asked.length === 0 ? pattern : `${pattern}?${asked.join('&')}`;
}
