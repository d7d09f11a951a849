import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folders } from './folders.mts';
import { Workflow } from './Workflow.mts';

/** Reads one of the example workflows by its file name. */
export async function readExample(fileName: string): Promise<Workflow> {
	return Workflow.parse(JSON.parse(await readFile(join(folders.examples, fileName), 'utf8')));
}
