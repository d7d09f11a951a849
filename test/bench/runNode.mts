import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credential } from '../../demo/Credential.mts';
import type { N8n } from '../../demo/N8n.mts';
import { serveFiles } from '../../demo/serveFiles.mts';
import type { BenchNode } from './BenchNode.mts';
import { makeRows } from './makeRows.mts';
import { makeWorkflow } from './makeWorkflow.mts';
import { measuredName } from './measuredName.mts';
import { readWindow, type Window } from './readWindow.mts';
import { userFolder } from './userFolder.mts';

/** The credentials that n8n has by now; importing one starts n8n, which takes seconds. */
const imported = new Set<Credential>();

/**
 * Executes a workflow that gives `rows` rows to `node`.
 * @returns when the node ran
 */
export async function runNode(n8n: N8n, node: BenchNode, rows: number): Promise<Window> {
	await importOnce(n8n, node.credential);
	const served = await serveFiles([await writeRows(rows)]);
	try {
		const workflow = makeWorkflow(node, served.urlOf(`${rows}.json`));
		await n8n.importWorkflows([workflow]);
		const items = (await n8n.execute(workflow)).get(measuredName)?.items.length ?? 0;
		if (items !== rows) throw new Error(`The node made ${items} items of ${rows} rows.`);
	} finally {
		served.close();
	}
	return readWindow(await readFile(join(userFolder, 'printed.txt'), 'utf8'), measuredName);
}

async function importOnce(n8n: N8n, credential: Credential | undefined): Promise<void> {
	if (credential === undefined || imported.has(credential)) return;
	await n8n.importCredentials([credential]);
	imported.add(credential);
}

async function writeRows(rows: number): Promise<string> {
	const folder = join(userFolder, 'rows');
	await mkdir(folder, { recursive: true });
	const file = join(folder, `${rows}.json`);
	await writeFile(file, JSON.stringify(makeRows(rows)));
	return file;
}
