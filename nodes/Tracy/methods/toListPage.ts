import type { INodeListSearchResult } from 'n8n-workflow';
import type { Named } from '../contract/DatasetAnswer';
import { isFound } from './isFound';
import { toEntries } from './toEntries';

/** How many entries the editor gets at a time. */
const LIMIT = 100;

/**
 * A page of a list that is there as a whole, with the entries that the filter finds.
 *
 * @param paginationToken where the page begins, as the page before gave it
 */
export function toListPage(
	things: Named[],
	noun: string,
	filter = '',
	paginationToken = '0',
): INodeListSearchResult {
	const found = things.filter((thing) => isFound(thing, filter));
	const begin = Number(paginationToken);
	const end = begin + LIMIT;
	return {
		results: toEntries(found, noun).slice(begin, end),
		paginationToken: end < found.length ? String(end) : undefined,
	};
}
