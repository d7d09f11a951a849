import { readFile } from 'node:fs/promises';
import { z } from 'zod/v4';
import { exampleRows } from './exampleRows.mts';
import { findImportMistakes } from './findImportMistakes.mts';
import { Movie } from './Movie.mts';
import type { Progress, Tell } from './Progress.mts';
import type { NodeRun } from './readRun.mts';
import { refuseMistakes } from './refuseMistakes.mts';
import type { Sandbox } from './Sandbox.mts';
import type { Workflow } from './Workflow.mts';

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
export interface ImportRun {
	/** Executes the workflow; node name -> what it did. */
	execute: (workflow: Workflow) => Promise<Map<string, NodeRun>>;
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
		watch(sandbox, movies.length, tell, async () => {
			const run = (await execute(workflow)).get('Tracy');
			if (run === undefined) throw new Error(`n8n did not run Tracy's node of “${workflow.name}”.`);
			return run;
		}),
	);
	return progress.step('Compare every datum with its source cell', () =>
		compare(movies, run, sandbox, reads),
	);
}

/** Does the import, telling how many records there are by now. */
async function watch(
	sandbox: Sandbox,
	rows: number,
	tell: Tell,
	importRows: () => Promise<NodeRun>,
): Promise<NodeRun> {
	const watching = setInterval(() => {
		sandbox.countCreated().then(
			(created) => {
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
	run: NodeRun,
	sandbox: Sandbox,
	reads: string[],
): Promise<ImportResult> {
	const [records, requests] = [await sandbox.records(), await sandbox.requests()];
	const mistakes = findImportMistakes(movies, run.items, records, requests, reads);
	refuseMistakes('The import', mistakes);
	return {
		rows: movies.length,
		records: records.length,
		datums: records.reduce((sum, { datums }) => sum + datums.length, 0),
		seconds: run.seconds,
		gets: requests.filter((request) => request.startsWith('GET ')).length,
	};
}
