import { readExample } from './readExample.mts';
import type { SandboxCredentials } from './sandboxCredentials.mts';
import type { ServedFiles } from './serveFiles.mts';
import { withCredential } from './withCredential.mts';
import { withParameters } from './withParameters.mts';
import type { Workflow } from './Workflow.mts';

/** The example workflows, by the way of use. */
export type Examples = Record<'canvas' | 'schedule' | 'webhook' | 'movies' | 'columns', Workflow>;

/** Reads the examples and fills in what they leave open: the credential, and where the rows are. */
export async function connectExamples(
	{ createOnly, reading }: SandboxCredentials,
	rows: ServedFiles,
): Promise<Examples> {
	const read = async (name: string, credential = createOnly) =>
		withCredential(await readExample(name), credential);
	const fetching = (name: string) => ({ url: rows.urlOf(name) });
	return {
		canvas: await read('canvas.json'),
		schedule: withParameters(
			await read('scheduled-import.json'),
			'Get rows',
			fetching('tasks.json'),
		),
		webhook: await read('webhook.json'),
		movies: withParameters(await read('import-movies.json'), 'Get movies', fetching('movies.json')),
		columns: withParameters(
			await read('import-movies-by-column.json', reading),
			'Get movies',
			fetching('movies.json'),
		),
	};
}
