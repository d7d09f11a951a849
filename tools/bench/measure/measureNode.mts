import { type BenchNode, noOperationNode } from '../nodes/tracyNode.mts';
import { makeRows, recordBody } from '../rows/makeRows.mts';
import type { Server, Statistics } from '../servers/TracyServer.mts';
import type { Bench } from './prepareBench.mts';
import { cpuSecondsBetween, peakMemoryUntil, readSamples, type Sample } from './readSamples.mts';
import { runNode } from './runNode.mts';

/** What a process used. Memory is in megabytes (a million bytes). */
interface Usage {
	/** CPU seconds while the node ran, of all threads of the process. */
	cpuSeconds: number;
	/** The most memory that the process had up to the end of the node. */
	peakMemory: number;
	/** CPU seconds of the whole process, starting up and storing and printing the result included. */
	processCpuSeconds: number;
	/** The most memory of the whole process. */
	processPeakMemory: number;
}

/** What it took to send some rows. */
export interface Measurement extends Usage {
	name: string;
	rows: number;
	/** How long it took; of a node, how long n8n says that it ran. */
	seconds: number;
	/** The peak memory above that of the idle workflow; null outside n8n. */
	memoryAboveIdle: number | null;
	/** What the server saw. */
	server: Statistics;
}

const megabyte = 1e6;

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

/**
 * What a process used while a node ran.
 * @param start when the node began, in milliseconds since 1970
 * @param end when it ended
 */
function toUsage(samples: Sample[], start: number, end: number): Usage {
	return {
		cpuSeconds: cpuSecondsBetween(samples, start, end),
		peakMemory: peakMemoryUntil(samples, end) / megabyte,
		processCpuSeconds: samples.at(-1)?.cpuSeconds ?? 0,
		processPeakMemory: peakMemoryUntil(samples) / megabyte,
	};
}

async function measure(
	{ n8n }: Bench,
	node: BenchNode,
	rows: number,
): Promise<Usage & { seconds: number }> {
	const { start, end } = await runNode(n8n, node, rows);
	const samples = await readSamples(n8n);
	return { seconds: (end - start) / 1_000, ...toUsage(samples, start, end) };
}
