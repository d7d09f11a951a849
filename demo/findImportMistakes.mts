import { compareRecord } from './compareRecord.mts';
import { expectedDatums } from './expectedDatums.mts';
import type { Movie } from './Movie.mts';
import type { StoredRecord } from './Sandbox.mts';

const dataset = 1;
const state = 11;

/**
 * Compares an import with its source, row by row.
 * @param movies the rows
 * @param items what the node put out, one item a row, in the order of the rows
 * @param records what the sandbox keeps
 * @param requests what the sandbox received, each as method and path
 * @param reads which requests have to be there besides the one of each row, once each
 * @returns what is wrong, one sentence each; nothing if all is right
 */
export function findImportMistakes(
	movies: Movie[],
	items: Record<string, unknown>[],
	records: StoredRecord[],
	requests: string[],
	reads: string[],
): string[] {
	const others = requests.filter((request) => request !== 'POST /v1/records').map(withoutQuery);
	const byId = new Map(records.map((record) => [record.id, record]));
	const rows = movies.flatMap((movie, index) => {
		const item = items[index];
		const record = byId.get(Number(item?.id));
		// Each record is the answer to one row at most.
		byId.delete(Number(item?.id));
		return checkRow(movie, item, record).map((mistake) => `row ${index}: ${mistake}`);
	});
	return [
		...countMistake('items', items.length, movies.length),
		...countMistake('records', records.length, movies.length),
		...countMistake('requests', requests.length, movies.length + reads.length),
		...others
			.filter((request) => !reads.includes(request))
			.map((request) => `the sandbox received ${request}`),
		...reads
			.filter((read) => !others.includes(read))
			.map((read) => `the sandbox did not receive ${read}`),
		...rows,
	];
}

function withoutQuery(request: string): string {
	return request.replace(/\?.*/, '');
}

function countMistake(what: string, found: number, expected: number): string[] {
	return found === expected ? [] : [`${expected} ${what} should be there, not ${found}`];
}

function checkRow(
	movie: Movie,
	item: Record<string, unknown> | undefined,
	record: StoredRecord | undefined,
): string[] {
	if (item?.outcome !== 'created') return [`its item is not “created”`];
	if (record === undefined) return [`no record of its own has the ID ${String(item.id)}`];
	const place =
		record.dataset.id === dataset && record.state.id === state
			? []
			: [`record ${record.id} is in another dataset or state`];
	return [...place, ...compareRecord(record, expectedDatums(movie))];
}
