import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folders } from '../../n8n/folders.mts';
import type { Credential } from '../../n8n/N8n.mts';
import type { SandboxCredentials } from '../../n8n/Sandbox.mts';
import type { ServedFiles } from '../../n8n/serveFiles.mts';
import { Workflow } from '../../n8n/Workflow.mts';

/** The example workflows, by the way of use. */
export type Examples = Record<
	'canvas' | 'schedule' | 'webhook' | 'movies' | 'columns' | 'csv' | 'agent',
	Workflow
>;

/** Reads the examples and fills in what they leave open: the credential, and where all rows are. */
export async function connectExamples(
	{ createOnly, reading }: SandboxCredentials,
	rows: ServedFiles,
): Promise<Examples> {
	const read = async (name: string, credential = reading) =>
		withCredential(await readExample(name), credential);
	const movies = { node: 'Get movies', url: rows.urlOf('movies.json') };
	const tasks = { node: 'Get rows', url: rows.urlOf('tasks.json') };
	return {
		canvas: await read('canvas.json'),
		schedule: fetching(await read('scheduled-import.json'), tasks),
		webhook: await read('webhook.json'),
		movies: fetching(await read('import-movies.json', createOnly), movies),
		columns: fetching(await read('import-movies-by-column.json'), movies),
		csv: await read('import-csv.json'),
		agent: await read('agent.json'),
	};
}

/** Returns a copy of an example in which a node fetches all rows, instead of those pinned to it. */
function fetching(example: Workflow, { node, url }: { node: string; url: string }): Workflow {
	const pinData = Object.fromEntries(
		Object.entries(example.pinData).filter(([name]) => name !== node),
	);
	return { ...withParameters(example, node, { url }), pinData };
}

/** Returns a copy of an example workflow whose Tracy nodes use a credential; examples name none. */
function withCredential(example: Workflow, { id, name, type }: Credential): Workflow {
	const nodes = example.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-tracy.')
			? { ...node, credentials: { [type]: { id, name } } }
			: node,
	);
	return { ...example, nodes };
}

/** Returns a copy of a workflow in which one node has other parameters; those not named stay. */
export function withParameters(
	workflow: Workflow,
	nodeName: string,
	parameters: Record<string, unknown>,
): Workflow {
	if (!workflow.nodes.some(({ name }) => name === nodeName)) {
		throw new Error(`“${workflow.name}” has no node “${nodeName}”.`);
	}
	const nodes = workflow.nodes.map((node) =>
		node.name === nodeName ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
	);
	return { ...workflow, nodes };
}

/** Returns a copy of a workflow in which one trigger waits for a person, as n8n's command line needs it. */
export function withManualStart(workflow: Workflow, trigger: string): Workflow {
	const manual = { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
	const nodes = workflow.nodes.map((node) =>
		node.name === trigger ? { ...node, ...manual } : node,
	);
	return { ...workflow, nodes };
}

/** Reads one of the example workflows by its file name. */
export async function readExample(fileName: string): Promise<Workflow> {
	return Workflow.parse(
		JSON.parse(await readFile(join(folders.root, 'examples', fileName), 'utf8')),
	);
}
