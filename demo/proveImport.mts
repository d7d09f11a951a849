import { readFile } from 'node:fs/promises';
import { z } from 'zod/v4';
import { exampleRows } from './exampleRows.mts';
import { findImportMistakes } from './findImportMistakes.mts';
import { Movie } from './Movie.mts';
import type { N8n } from './N8n.mts';
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
}

const watchPeriod = 1_000;

/**
 * Runs `examples/import-movies.json` and compares the sandbox's records with the rows.
 * Refuses if anything differs.
 */
export async function proveImport(
	progress: Progress,
	n8n: N8n,
	sandbox: Sandbox,
	workflow: Workflow,
): Promise<ImportResult> {
	const movies = z.array(Movie).parse(JSON.parse(await readFile(exampleRows.movies, 'utf8')));
	await sandbox.reset();
	const run = await progress.step(`Run “${workflow.name}” in n8n`, (tell) =>
		execute(n8n, workflow, sandbox, movies.length, tell),
	);
	return progress.step('Compare every datum with its source cell', () =>
		compare(movies, run, sandbox),
	);
}

/** Executes the workflow, telling how many records there are by now; returns what our node did. */
async function execute(
	n8n: N8n,
	workflow: Workflow,
	sandbox: Sandbox,
	rows: number,
	tell: Tell,
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
		const run = (await n8n.execute(workflow)).get('Tracy');
		if (run === undefined) throw new Error(`n8n did not run Tracy's node of “${workflow.name}”.`);
		return run;
	} finally {
		clearInterval(watching);
	}
}

async function compare(movies: Movie[], run: NodeRun, sandbox: Sandbox): Promise<ImportResult> {
	const [records, requests] = [await sandbox.records(), await sandbox.requests()];
	const mistakes = findImportMistakes(movies, run.items, records, requests);
	refuseMistakes('The import', mistakes);
	return {
		rows: movies.length,
		records: records.length,
		datums: records.reduce((sum, { datums }) => sum + datums.length, 0),
		seconds: run.seconds,
	};
}
