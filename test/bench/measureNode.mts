import { join } from 'node:path';
import type { Bench } from './Bench.mts';
import type { BenchNode } from './BenchNode.mts';
import { makeRows } from './makeRows.mts';
import type { Measurement } from './Measurement.mts';
import { noOperationNode } from './noOperationNode.mts';
import { readSamples } from './readSamples.mts';
import { recordBody } from './recordBody.mts';
import { runNode } from './runNode.mts';
import { samplesFileName } from './samplesFileName.mts';
import type { Server } from './Server.mts';
import { toUsage } from './toUsage.mts';
import type { Usage } from './Usage.mts';
import { userFolder } from './userFolder.mts';

/** Rows -> the memory of the workflow with a node that does nothing, in megabytes. */
const idleMemory = new Map<number, number>();

/** The most rows for which the bodies are compared one by one; with more, only their number is. */
const comparedRows = 2_000;

/** Sends rows with a node of n8n, and refuses unless the server has received each of them once. */
export async function measureNode(
	bench: Bench,
	name: string,
	node: BenchNode,
	rows: number,
	server: Server = bench.tracy,
): Promise<Measurement> {
	return bench.progress.step(`${name}: ${rows.toLocaleString('en')} rows`, async () => {
		const idle = idleMemory.get(rows) ?? (await measure(bench, noOperationNode, rows)).peakMemory;
		idleMemory.set(rows, idle);
		await server.reset();
		const usage = await measure(bench, node, rows);
		const statistics = await server.statistics();
		if (statistics.created !== rows) throw new Error(`${statistics.created} of ${rows} arrived.`);
		if (rows <= comparedRows && statistics.refused === 0) {
			await server.requireBodies(makeRows(rows).map((row) => JSON.stringify(recordBody(row))));
		}
		const memoryAboveIdle = usage.peakMemory - idle;
		return { name, rows, ...usage, memoryAboveIdle, server: statistics };
	});
}

async function measure(
	{ n8n }: Bench,
	node: BenchNode,
	rows: number,
): Promise<Usage & { seconds: number }> {
	const { start, end } = await runNode(n8n, node, rows);
	const samples = await readSamples(join(userFolder, samplesFileName));
	return { seconds: (end - start) / 1_000, ...toUsage(samples, start, end) };
}
