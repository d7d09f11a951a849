import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { DatasetAnswer } from '../contract/DatasetAnswer';
import { fetchDatasets, type DatasetPage } from '../transport/fetchDatasets';
import { askTracy } from './askTracy';
import { editorError } from './editorError';
import { isFound } from './isFound';
import { toEntries } from './toEntries';
import { toListPage } from './toListPage';

/** How many datasets to ask for at a time. */
const LIMIT = 100;

/** How many where Tracy ignores the filter, so that many have to be looked through. */
const UNFILTERED_LIMIT = 1000;

/** How many pages to look through for one that has something to show. */
const MOST_PAGES = 20;

/** The token of a page that a Tracy without pages answered as part of its whole list. */
const LOCAL = 'local:';

/**
 * The datasets that are in use, for the editor. Pages and filter are assumed (A18), so the list
 * is right without them as well: where Tracy refuses or ignores them, the node does both.
 */
export async function searchDatasets(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = await searchPage(this, filter, paginationToken ?? '0');
	const isEmpty = page.results.length === 0 && page.paginationToken === undefined;
	if (!isEmpty || filter !== '' || paginationToken !== undefined) return page;
	throw editorError(
		this,
		'Tracy shows this API key no dataset that is in use.',
		"Choose 'By ID' and enter the ID of the dataset, or use a key that may read it.",
	);
}

async function searchPage(
	context: ILoadOptionsFunctions,
	filter: string,
	paginationToken: string,
): Promise<INodeListSearchResult> {
	if (paginationToken.startsWith(LOCAL)) {
		const { datasets } = await askFor(context, undefined);
		return localPage(datasets, filter, paginationToken.slice(LOCAL.length));
	}
	let [offset = 0, firstBefore] = paginationToken.split(',').map(Number);
	// An ID is no part of a name, so what may be one is looked for here alone.
	const partOfName = /^[0-9]+$/.test(filter.trim()) ? '' : filter.trim();
	let limit = LIMIT;
	for (let pages = 1; ; pages += 1) {
		const page = await askFor(context, { offset, limit, filter: partOfName });
		if (page.count > limit) return localPage(page.datasets, filter, '0');
		const first = page.datasets[0]?.id;
		// The page before came again: this Tracy has no pages, and that was all.
		if (first !== undefined && first === firstBefore) return { results: [] };

		offset += page.count;
		firstBefore = first;
		const hasMore =
			page.count > 0 && (page.total === null ? page.count >= limit : offset < page.total);
		const matching = page.datasets.filter((dataset) => isFound(dataset, filter));
		const found = matching.filter(isOffered);
		if (found.length > 0 || !hasMore || pages >= MOST_PAGES) {
			const isPart = hasMore || paginationToken !== '0';
			const results = toEntries(found, 'Dataset', isPart);
			return { results, paginationToken: hasMore ? `${offset},${first}` : undefined };
		}
		if (matching.length < page.datasets.length) limit = UNFILTERED_LIMIT;
	}
}

function localPage(
	datasets: DatasetAnswer[],
	filter: string,
	begin: string,
): INodeListSearchResult {
	const page = toListPage(datasets.filter(isOffered), 'Dataset', filter, begin);
	const next = page.paginationToken;
	return { ...page, paginationToken: next && `${LOCAL}${next}` };
}

function isOffered({ isDisabled }: DatasetAnswer): boolean {
	return !isDisabled;
}

/** Asks for a page; where Tracy refuses the query itself, for the whole list. */
async function askFor(
	context: ILoadOptionsFunctions,
	query: { offset: number; limit: number; filter: string } | undefined,
): Promise<DatasetPage> {
	return await askTracy(context, async (connection, timeout, deadlines) => {
		const fetched = await fetchDatasets(context, connection, query, timeout, deadlines);
		if (fetched.ok || fetched.failure.status !== 400 || !query) return fetched;
		return await fetchDatasets(context, connection, undefined, timeout, deadlines);
	});
}
