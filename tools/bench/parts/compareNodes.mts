import { measureDirectly } from '../measure/measureDirectly.mts';
import { type Measurement, measureNode } from '../measure/measureNode.mts';
import type { Bench } from '../measure/prepareBench.mts';
import { baserowNode } from '../nodes/baserowNode.mts';
import { httpRequestNode } from '../nodes/httpRequestNode.mts';
import { type BenchNode, floorNode, tracyNode } from '../nodes/tracyNode.mts';
import { startBaserow } from '../servers/startBaserow.mts';
import { latency } from '../servers/TracyServer.mts';

const rows = 2_000;

/** What the option offers when somebody adds it. */
const batching = { batchSize: 50, batchInterval: 1_000 };

/** The same rows through our node, through what somebody would use instead, and without n8n. */
export async function compareNodes(bench: Bench): Promise<Measurement[]> {
	const { credential, tracy } = bench;
	const measurements: Measurement[] = [];
	for (const inFlight of [10, 32]) {
		const node = tracyNode(credential, inFlight);
		measurements.push(await measureMedian(bench, `Tracy, ${inFlight} in flight`, node));
	}
	for (const inFlight of [10, 32]) {
		const node = floorNode(credential, inFlight);
		measurements.push(
			await measureMedian(bench, `n8n’s helper alone, ${inFlight} in flight`, node),
		);
	}
	const oneByOne = tracyNode(credential, 1);
	measurements.push(await measureNode(bench, 'Tracy, 1 in flight', oneByOne, rows));
	const defaults = httpRequestNode(credential, tracy.address);
	measurements.push(await measureMedian(bench, 'HTTP Request, defaults', defaults));
	const batched = httpRequestNode(credential, tracy.address, batching);
	measurements.push(await measureNode(bench, 'HTTP Request, batched', batched, rows));
	measurements.push(await measureBaserow(bench));
	for (const inFlight of [10, 32]) {
		for (const client of ['axios', 'node:http', 'undici'] as const) {
			measurements.push(await measureDirectly(bench, client, inFlight, rows));
		}
	}
	return measurements;
}

/** Of three runs the one in the middle: a machine that is busy for a moment spoils a short run. */
async function measureMedian(bench: Bench, name: string, node: BenchNode): Promise<Measurement> {
	const first = await measureNode(bench, name, node, rows);
	const others = [
		await measureNode(bench, name, node, rows),
		await measureNode(bench, name, node, rows),
	];
	const sorted = [first, ...others].sort((one, other) => one.seconds - other.seconds);
	return sorted[1] ?? first;
}

async function measureBaserow(bench: Bench): Promise<Measurement> {
	const server = await startBaserow(latency);
	try {
		const node = baserowNode(server.address);
		return await measureNode(bench, 'Baserow, one by one', node, rows, server);
	} finally {
		server.close();
	}
}
