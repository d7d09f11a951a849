import type { Credential } from './Credential.mts';
import { readExample } from './readExample.mts';
import type { ServedFiles } from './serveFiles.mts';
import { withCredential } from './withCredential.mts';
import { withParameters } from './withParameters.mts';
import type { Workflow } from './Workflow.mts';

/** The example workflows, by the way of use. */
export type Examples = Record<'canvas' | 'schedule' | 'webhook' | 'movies', Workflow>;

/** Reads the examples and fills in what they leave open: the credential, and where the rows are. */
export async function connectExamples(
	credential: Credential,
	rows: ServedFiles,
): Promise<Examples> {
	const read = async (name: string) => withCredential(await readExample(name), credential);
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
	};
}
