import type { Named } from '../contract/readDataset';
import { loose } from '../mapping/dataset/Names';
import type { INodeListSearchResult } from 'n8n-workflow';

/** The name of an entry and the ID that it stands for. */
export interface Entry {
	name: string;
	value: number;
}

/**
 * The entries of a list in the editor: by name, and with the ID where a name is missing or is
 * another's as well.
 *
 * @param noun what each is, for those without a name
 */
export function toEntries(things: readonly Named[], noun: string): Entry[] {
	const counts = new Map<string, number>();
	for (const { name } of things) counts.set(name, (counts.get(name) ?? 0) + 1);
	return things.map(({ id, name }) => {
		if (name.trim() === '') return { name: `${noun} ${id}`, value: id };
		return { name: counts.get(name) === 1 ? name : `${name} (${id})`, value: id };
	});
}

/** How many entries the editor gets at a time. */
const LIMIT = 100;

/**
 * A page of a list that is there as a whole, with the entries that the filter finds: by part of
 * what they show, or by their ID.
 *
 * @param paginationToken where the page begins, as the page before gave it
 */
export function toListPage(
	things: readonly Named[],
	noun: string,
	filter = '',
	paginationToken = '0',
): INodeListSearchResult {
	const typed = loose(filter);
	const found = toEntries(things, noun).filter(
		({ name, value }) => loose(name).includes(typed) || String(value) === typed,
	);
	const begin = Number(paginationToken);
	const end = begin + LIMIT;
	return {
		results: found.slice(begin, end),
		paginationToken: end < found.length ? String(end) : undefined,
	};
}
