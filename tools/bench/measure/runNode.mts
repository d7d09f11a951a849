import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Window } from '../../n8n/Execution.mts';
import type { Credential, N8n } from '../../n8n/N8n.mts';
import { serveFiles } from '../../n8n/serveFiles.mts';
import type { Workflow } from '../../n8n/Workflow.mts';
import type { BenchNode } from '../nodes/tracyNode.mts';
import { type Column, columns } from '../rows/columns.mts';
import { makeRows } from '../rows/makeRows.mts';

/** The name of the measured node in its workflow. */
const measuredName = 'Measured';

/** The credentials that an n8n has by now; importing one starts n8n, which takes seconds. */
const imported = new WeakMap<N8n, Set<Credential>>();

/** When a node ran, and how long the command took that ran it. */
export interface Run extends Window {
	commandSeconds: number;
}

/** How rows come to the node. */
export interface Supply {
	/** Their columns; by default all twenty. */
	columns?: readonly Column[];
	/** How many at a time, by n8n's Loop Over Items; by default all at once. */
	batchSize?: number;
}

/** Executes a workflow that gives `rows` rows to `node`. */
export async function runNode(
	n8n: N8n,
	node: BenchNode,
	rows: number,
	supply: Supply = {},
): Promise<Run> {
	const run = await prepareRun(n8n, node, rows, supply);
	return run();
}

/** Imports such a workflow and its credential; returns what executes it, once. */
export async function prepareRun(
	n8n: N8n,
	node: BenchNode,
	rows: number,
	supply: Supply = {},
): Promise<() => Promise<Run>> {
	await importOnce(n8n, node.credential);
	const served = await serveFiles([await writeRows(n8n, rows, supply.columns)]);
	const workflow = makeWorkflow(node, served.urlOf(`${rows}.json`), supply.batchSize);
	await n8n.importWorkflows([workflow]);
	return async () => {
		const began = Date.now();
		const execution = await n8n.execute(workflow);
		const commandSeconds = (Date.now() - began) / 1_000;
		served.close();
		const items = execution.items(measuredName).length;
		if (items !== rows) throw new Error(`The node made ${items} items of ${rows} rows.`);
		return { ...execution.window(measuredName), commandSeconds };
	};
}

/** A workflow that fetches rows and gives them to `node`, all at once or in batches. */
function makeWorkflow(node: BenchNode, rowsAddress: string, batchSize?: number): Workflow {
	const { credential } = node;
	const connection = (name: string) => [{ node: name, type: 'main', index: 0 }];
	return {
		id: 'tracyBenchmark01',
		name: 'Benchmark',
		versionId: '4b0f8f4e-6f3e-4a53-9d0c-2f8b8f0e7b01',
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: [
			place(0, {
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				parameters: {},
			}),
			place(1, {
				name: 'Get rows',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.5,
				parameters: { url: rowsAddress, options: {} },
			}),
			place(2, {
				name: measuredName,
				type: node.type,
				typeVersion: node.typeVersion,
				parameters: node.parameters,
				...(node.id !== undefined && { id: node.id }),
				...(node.onError !== undefined && { onError: node.onError }),
				...(credential && {
					credentials: { [credential.type]: { id: credential.id, name: credential.name } },
				}),
			}),
			place(3, {
				name: 'Loop Over Items',
				type: 'n8n-nodes-base.splitInBatches',
				typeVersion: 3,
				parameters: { batchSize, options: {} },
			}),
		],
		connections: {
			Start: { main: [connection('Get rows')] },
			...(batchSize === undefined
				? { 'Get rows': { main: [connection(measuredName)] } }
				: {
						'Get rows': { main: [connection('Loop Over Items')] },
						'Loop Over Items': { main: [[], connection(measuredName)] },
						[measuredName]: { main: [connection('Loop Over Items')] },
					}),
		},
		pinData: {},
	};
}

function place<Node extends object>(index: number, node: Node) {
	return { id: `7c1d7a52-6a0e-4b54-8f43-0d5c2c8f7b0${index}`, position: [index * 220, 0], ...node };
}

async function importOnce(n8n: N8n, credential: Credential | undefined): Promise<void> {
	const known = imported.get(n8n) ?? new Set<Credential>();
	if (credential === undefined || known.has(credential)) return;
	await n8n.importCredentials([credential]);
	imported.set(n8n, known.add(credential));
}

async function writeRows(
	{ installation }: N8n,
	rows: number,
	made: readonly Column[] = columns,
): Promise<string> {
	const folder = join(installation.userFolder, 'rows');
	await mkdir(folder, { recursive: true });
	const file = join(folder, `${rows}.json`);
	await writeFile(file, JSON.stringify(makeRows(rows, made)));
	return file;
}
