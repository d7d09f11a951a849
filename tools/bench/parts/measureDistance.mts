import { measureDirectly } from '../measure/measureDirectly.mts';
import { type Measurement, measureNode } from '../measure/measureNode.mts';
import type { Bench } from '../measure/prepareBench.mts';
import { httpRequestNode } from '../nodes/httpRequestNode.mts';
import { floorNode, tracyNode } from '../nodes/tracyNode.mts';
import { startFarEnd } from '../servers/startFarEnd.mts';
import { latency, TracyServer } from '../servers/TracyServer.mts';

const rows = 2_000;

/** How far away Tracy is: the delay each way, in milliseconds. */
const delays = [0, 40];

/** How many are in flight at a time: the default, and up to the most that the node takes. */
const counts = [10, 32, 50];

/** What it took to send rows to a Tracy that speaks HTTPS and is some way off. */
export interface FarMeasurement extends Measurement {
	/** Each way, in milliseconds. */
	delay: number;
}

/** The same rows over HTTPS, at each distance: our node, HTTP Request, the helper, and undici. */
export async function measureDistance(bench: Bench): Promise<FarMeasurement[]> {
	const measurements: FarMeasurement[] = [];
	for (const delay of delays) {
		for (const measurement of await measureAt(bench, delay)) {
			measurements.push({ ...measurement, delay });
		}
	}
	return measurements;
}

async function measureAt(near: Bench, delay: number): Promise<Measurement[]> {
	const { sandbox } = near.tracy;
	const { address, close } = await startFarEnd(sandbox.url, delay);
	const tracy = new TracyServer(sandbox, latency, address);
	const credential = {
		...near.credential,
		id: `farTracy${String(delay).padStart(8, '0')}`,
		data: { ...near.credential.data, baseUrl: address },
	};
	const bench = { ...near, tracy, credential };
	const measure = async (name: string, node: Parameters<typeof measureNode>[2]) =>
		measureNode(bench, `${name}, ${delay} ms away`, node, rows);
	const measurements: Measurement[] = [];
	try {
		for (const count of counts) {
			const node = tracyNode(credential, count);
			measurements.push(await measure(`Tracy, ${count} in flight`, node));
		}
		for (const count of [10, 32]) {
			const node = floorNode(credential, count);
			measurements.push(await measure(`n8n’s helper alone, ${count} in flight`, node));
		}
		const defaults = httpRequestNode(credential, address);
		measurements.push(await measure('HTTP Request, defaults', defaults));
		for (const count of [10, 32]) {
			const name = `undici alone, ${count} in flight, ${delay} ms away`;
			measurements.push(await measureDirectly(bench, 'undici', count, rows, name));
		}
	} finally {
		close();
	}
	return measurements;
}
