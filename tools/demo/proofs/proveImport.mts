import { readFile } from 'node:fs/promises';
import { z } from 'zod/v4';
import type { Execution } from '../../n8n/Execution.mts';
import type { Progress, Tell } from '../../n8n/processes/Progress.mts';
import type { Sandbox, StoredRecord } from '../../n8n/Sandbox.mts';
import type { Workflow } from '../../n8n/Workflow.mts';
import { exampleRows } from '../examples/exampleRows.mts';
import { compareRecord, countMistake, refuseMistakes } from './compareRecord.mts';
import { expectedDatums, Movie } from './expectedDatums.mts';

const dataset = 1;
const state = 11;

/** What the import was asked to do, and what was found in the sandbox afterwards. */
export interface ImportResult {
	rows: number;
	records: number;
	datums: number;
	/** How long the Tracy node ran, as n8n measured it; fetching the rows is not part of it. */
	seconds: number;
	/** How many requests only read. */
	gets: number;
}

/** What differs between the ways in which the rows are imported. */
interface ImportRun {
	/** Executes the workflow to its end. */
	execute: (workflow: Workflow) => Promise<Execution>;
	/** The requests that only read, each as method and path, without a query. */
	reads: string[];
}

const watchPeriod = 1_000;

/**
 * Runs an example that imports the movies and compares the sandbox's records with the rows.
 * Refuses if anything differs.
 */
export async function proveImport(
	progress: Progress,
	sandbox: Sandbox,
	workflow: Workflow,
	{ execute, reads }: ImportRun,
): Promise<ImportResult> {
	const movies = z.array(Movie).parse(JSON.parse(await readFile(exampleRows.movies, 'utf8')));
	await sandbox.reset();
	const run = await progress.step(`Run “${workflow.name}” in n8n`, (tell) =>
		watch(sandbox, movies.length, tell, () => execute(workflow)),
	);
	run.requireSuccess();
	return progress.step('Compare every datum with its source cell', () =>
		compare(movies, run, sandbox, reads),
	);
}

/**
 * Compares an import with its source, row by row.
 * @param movies the rows
 * @param items what the node put out, one item a row, in the order of the rows
 * @param records what the sandbox keeps
 * @param requests what the sandbox received, each as method and path
 * @param reads which requests have to be there besides the one of each row, once each
 * @returns what is wrong, one sentence each; nothing if all is right
 */
function findImportMistakes(
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

/** Does the import, telling how many records there are by now. */
async function watch(
	sandbox: Sandbox,
	rows: number,
	tell: Tell,
	importRows: () => Promise<Execution>,
): Promise<Execution> {
	const watching = setInterval(() => {
		sandbox.statistics().then(
			({ created }) => {
				tell(`${created.toLocaleString('en')} of ${rows.toLocaleString('en')} records`);
			},
			// If the sandbox is gone, the execution says so.
			() => undefined,
		);
	}, watchPeriod);
	try {
		return await importRows();
	} finally {
		clearInterval(watching);
	}
}

async function compare(
	movies: Movie[],
	run: Execution,
	sandbox: Sandbox,
	reads: string[],
): Promise<ImportResult> {
	const records = await sandbox.records();
	const requests = (await sandbox.requests()).map(({ method, path }) => `${method} ${path}`);
	const mistakes = findImportMistakes(movies, run.items('Tracy'), records, requests, reads);
	refuseMistakes('The import', mistakes);
	return {
		rows: movies.length,
		records: records.length,
		datums: records.reduce((sum, { datums }) => sum + datums.length, 0),
		seconds: run.milliseconds('Tracy') / 1_000,
		gets: requests.filter((request) => request.startsWith('GET ')).length,
	};
}
