import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folders } from '../../n8n/folders.mts';
import { installPackages } from '../../n8n/install/installPackages.mts';
import type { ChildProcesses } from '../../n8n/processes/ChildProcesses.mts';
import type { Progress } from '../../n8n/processes/Progress.mts';
import { type ServedFiles, serveFiles } from '../../n8n/serveFiles.mts';
import { readExample } from './connectExamples.mts';

/** A public data set, with a package.json and a lock file of its own. */
const folder = fileURLToPath(new URL('../rows', import.meta.url));

/** The rows that the examples import: movies, and tasks of which some are not right. */
export const exampleRows = {
	movies: join(folder, 'node_modules', 'vega-datasets', 'data', 'movies.json'),
	tasks: join(folders.written, 'tasks.json'),
};

/** Fetches the movies, unless that is done already, and serves all rows to n8n. */
export async function serveRows(
	progress: Progress,
	children: ChildProcesses,
): Promise<ServedFiles> {
	await progress.step('Fetch the rows of the examples', (tell) =>
		installPackages(children, folder, tell),
	);
	const { pinData } = await readExample('scheduled-import.json');
	const tasks = pinData['Get rows']?.map(({ json }) => json);
	await writeFile(exampleRows.tasks, JSON.stringify(tasks));
	return serveFiles(Object.values(exampleRows));
}
