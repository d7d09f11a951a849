import { randomUUID } from 'node:crypto';
import type { Bench } from '../measure/prepareBench.mts';
import { peakMemoryUntil, readSamples } from '../measure/readSamples.mts';
import { runNode } from '../measure/runNode.mts';
import { type BenchNode, keyedNode, noOperationNode } from '../nodes/tracyNode.mts';
import { columns } from '../rows/columns.mts';
import { TracyServer } from '../servers/TracyServer.mts';

/** How many rows Loop Over Items gives the node at a time. */
const batchSize = 5_000;

/** So little that the node and n8n are most of the time, in milliseconds. */
const latency = 5;

const maxConcurrency = 32;

/** An import in batches, each a run of the node. */
export interface BatchedImport {
	rows: number;
	hasKeys: boolean;
	/** From when the node first began until it last ended. */
	seconds: number;
	/** The peak memory above that of the same workflow with a node that does nothing, in bytes. */
	memoryAboveIdle: number;
}

/** Imports as many rows as n8n's own advice is meant for, without keys and with. */
export async function measureBatches(bench: Bench): Promise<BatchedImport[]> {
	const server = new TracyServer(bench.tracy.sandbox, latency);
	const imports: BatchedImport[] = [];
	for (const rows of [20_000, 100_000]) {
		const idle = await measure(bench, 'nothing', noOperationNode, rows);
		for (const importKey of ['', '={{ $json.orderNumber }}']) {
			await server.reset();
			const hasKeys = importKey !== '';
			const options = { maxConcurrency, importKey };
			const node = keyedNode(bench.credential, randomUUID(), options);
			const what = hasKeys ? 'with import keys' : 'without import keys';
			const { seconds, memory } = await measure(bench, what, node, rows);
			const { created } = await server.statistics();
			if (created !== rows) throw new Error(`${created} of ${rows} rows were created.`);
			imports.push({ rows, hasKeys, seconds, memoryAboveIdle: memory - idle.memory });
		}
	}
	return imports;
}

async function measure(bench: Bench, what: string, node: BenchNode, rows: number) {
	const title = `${rows.toLocaleString('en')} rows in batches, ${what}`;
	return bench.progress.step(title, async () => {
		const supply = { columns: columns.slice(0, 3), batchSize };
		const { start, end } = await runNode(bench.n8n, node, rows, supply);
		const memory = peakMemoryUntil(await readSamples(bench.n8n), end);
		return { seconds: (end - start) / 1_000, memory };
	});
}
