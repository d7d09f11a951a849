import { measureDirectly } from '../measure/measureDirectly.mts';
import { type Measurement, measureNode } from '../measure/measureNode.mts';
import type { Bench } from '../measure/prepareBench.mts';
import { tracyNode } from '../nodes/tracyNode.mts';

/** Rows a second with so many in flight. */
export interface Throughput {
	inFlight: number;
	tracy: number;
	axios: number;
	undici: number;
}

/** Measures rows a second over the number in flight: our node and two clients without n8n. */
export async function measureThroughput(bench: Bench): Promise<Throughput[]> {
	const throughputs: Throughput[] = [];
	for (const inFlight of [1, 2, 5, 10, 20, 32, 50]) {
		const rows = inFlight < 10 ? 500 : 2_000;
		const node = tracyNode(bench.credential, inFlight);
		throughputs.push({
			inFlight,
			tracy: rate(await measureNode(bench, `Tracy, ${inFlight} in flight`, node, rows)),
			axios: rate(await measureDirectly(bench, 'axios', inFlight, rows)),
			undici: rate(await measureDirectly(bench, 'undici', inFlight, rows)),
		});
	}
	return throughputs;
}

function rate({ rows, seconds }: Measurement): number {
	return rows / seconds;
}
