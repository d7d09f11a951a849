import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { connectWorkflow } from './connectWorkflow.mts';
import type { Credential } from './Credential.mts';
import { folders } from './folders.mts';
import { findImportMistakes } from './findImportMistakes.mts';
import { Movie } from './Movie.mts';
import type { N8n } from './N8n.mts';
import type { Progress, Tell } from './Progress.mts';
import { readExample } from './readExample.mts';
import type { NodeRun } from './readRun.mts';
import type { Sandbox } from './Sandbox.mts';
import { serveFile } from './serveFile.mts';
import type { Workflow } from './Workflow.mts';

/** What the import was asked to do, and what was found in the sandbox afterwards. */
export interface ImportResult {
	rows: number;
	records: number;
	datums: number;
	/** How long the Tracy node ran, as n8n measured it; fetching the rows is not part of it. */
	seconds: number;
}

const moviesFile = join(folders.demo, 'node_modules', 'vega-datasets', 'data', 'movies.json');
const moviesAddress = 'https://cdn.jsdelivr.net/npm/vega-datasets@3.2.1/data/movies.json';
const watchPeriod = 1_000;

/**
 * Runs `examples/import-movies.json` and compares the sandbox's records with the rows.
 * Refuses if anything differs.
 */
export async function proveImport(
	progress: Progress,
	n8n: N8n,
	sandbox: Sandbox,
): Promise<ImportResult> {
	const movies = z.array(Movie).parse(JSON.parse(await readFile(moviesFile, 'utf8')));
	const served = await serveFile(moviesFile);
	try {
		const workflow = connectWorkflow(await readExample('import-movies.json'), {
			credential: sandboxCredential(sandbox),
			addresses: { [moviesAddress]: served.url },
		});
		await progress.step('Import the credential and the workflow', async () => {
			await sandbox.reset();
			await n8n.importCredential(sandboxCredential(sandbox));
			await n8n.importWorkflow(workflow);
		});
		const run = await progress.step(`Run “${workflow.name}” in n8n`, (tell) =>
			execute(n8n, workflow, sandbox, movies.length, tell),
		);
		return await progress.step('Compare every datum with its source cell', () =>
			compare(movies, run, sandbox),
		);
	} finally {
		served.close();
	}
}

/** The key that may only create records, because the import needs no other. */
function sandboxCredential(sandbox: Sandbox): Credential {
	const data = {
		baseUrl: sandbox.url,
		apiKey: sandbox.keys.createOnly,
		allowUnauthorizedCerts: false,
	};
	return { id: 'tracySandbox0001', name: 'Tracy sandbox', type: 'tracyApi', data };
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
		const run = (await n8n.execute(workflow)).get(tracyNodeName(workflow));
		if (run === undefined) throw new Error(`n8n did not run Tracy's node of “${workflow.name}”.`);
		return run;
	} finally {
		clearInterval(watching);
	}
}

function tracyNodeName(workflow: Workflow): string {
	return workflow.nodes.find((node) => node.type === 'n8n-nodes-tracy.tracy')?.name ?? '';
}

async function compare(movies: Movie[], run: NodeRun, sandbox: Sandbox): Promise<ImportResult> {
	const [records, requests] = [await sandbox.records(), await sandbox.requests()];
	const mistakes = findImportMistakes(movies, run.items, records, requests);
	if (mistakes.length > 0) {
		const examples = mistakes.slice(0, 3).join('; ');
		throw new Error(`The import differs from its source ${mistakes.length} times: ${examples}.`);
	}
	return {
		rows: movies.length,
		records: records.length,
		datums: records.reduce((sum, { datums }) => sum + datums.length, 0),
		seconds: run.seconds,
	};
}
