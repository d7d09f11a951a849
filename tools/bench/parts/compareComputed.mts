import type { Bench } from '../measure/prepareBench.mts';
import { runNode } from '../measure/runNode.mts';
import { httpRequestNode } from '../nodes/httpRequestNode.mts';
import { type BenchNode, editFieldsNode, tracyNode } from '../nodes/tracyNode.mts';
import { lookedUp, plainAndLookedUp } from '../rows/columns.mts';

const rows = 10_000;

/** Rows of which some columns are computed, through one node. */
export interface ComputedRows {
	name: string;
	rows: number;
	/** Seconds of the whole command: n8n starts, reads the rows, runs the node and prints what came out. */
	commandSeconds: number;
	/** Seconds of the node alone. */
	seconds: number;
	/** Seconds from the start of the node to its first request; null where it sends none. */
	toFirstRequest: number | null;
}

/** The same computed columns through our node, in HTTP Request, and in n8n's Edit Fields. */
export async function compareComputed(bench: Bench): Promise<ComputedRows[]> {
	const { credential, tracy } = bench;
	const request = httpRequestNode(credential, tracy.address, undefined, plainAndLookedUp);
	const inHttpRequest = await send(bench, 'HTTP Request, one expression', request);
	const bodies = await tracy.bodies();
	const measured = [inHttpRequest];
	for (const inFlight of [10, 32]) {
		const node = tracyNode(credential, inFlight, plainAndLookedUp);
		measured.push(await send(bench, `Tracy, ${inFlight} in flight`, node));
		await tracy.requireBodies(bodies);
	}
	const name = 'Edit Fields, one expression';
	const { start, end, commandSeconds } = await bench.progress.step(`Computed: ${name}`, () =>
		runNode(bench.n8n, editFieldsNode(lookedUp), rows),
	);
	const seconds = (end - start) / 1_000;
	return [...measured, { name, rows, commandSeconds, seconds, toFirstRequest: null }];
}

async function send(bench: Bench, name: string, node: BenchNode): Promise<ComputedRows> {
	return bench.progress.step(`Computed: ${name}`, async () => {
		await bench.tracy.reset();
		const { start, end, commandSeconds } = await runNode(bench.n8n, node, rows);
		const { created } = await bench.tracy.statistics();
		if (created !== rows) throw new Error(`${created} of ${rows} arrived.`);
		const toFirstRequest = ((await bench.tracy.firstArrival()) - start) / 1_000;
		return { name, rows, commandSeconds, seconds: (end - start) / 1_000, toFirstRequest };
	});
}
