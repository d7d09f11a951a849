import { type Measurement, measureNode } from '../measure/measureNode.mts';
import type { Bench } from '../measure/prepareBench.mts';
import { httpRequestNode } from '../nodes/httpRequestNode.mts';
import { tracyNode } from '../nodes/tracyNode.mts';

/** The number in flight that our node has by itself. */
const inFlight = 10;

/** How time and memory grow with the rows, in our node and in HTTP Request at its defaults. */
export async function measureGrowth(bench: Bench): Promise<Measurement[]> {
	const { credential, tracy } = bench;
	const measurements: Measurement[] = [];
	for (const rows of [1_000, 5_000, 10_000, 20_000]) {
		const node = tracyNode(credential, inFlight);
		measurements.push(await measureNode(bench, `Tracy, ${inFlight} in flight`, node, rows));
	}
	for (const rows of [1_000, 5_000, 10_000]) {
		const node = httpRequestNode(credential, tracy.address);
		measurements.push(await measureNode(bench, 'HTTP Request, defaults', node, rows));
	}
	return measurements;
}
