import { join } from 'node:path';
import { folders } from './folders.mts';

/** The rows that the examples import; a public data set, and tasks of which some are not right. */
export const exampleRows = {
	movies: join(folders.n8n, 'node_modules', 'vega-datasets', 'data', 'movies.json'),
	tasks: join(folders.examples, 'tasks.json'),
};
