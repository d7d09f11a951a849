import type { DatasetsQuery } from './DatasetsQuery.mts';
import type { Dataset } from './Workspace.mts';

const byName = new Intl.Collator('en').compare;

/** One page of the datasets that a query asks for, and how many there are on all pages (A18). */
export function listDatasets(
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
