import type { Bench } from '../measure/prepareBench.mts';
import { cpuSecondsBetween, readSamples } from '../measure/readSamples.mts';
import { type Run, runNode } from '../measure/runNode.mts';
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
	/** CPU seconds of n8n's process while the node ran, which a busy machine hardly changes. */
	cpuSeconds: number;
	/** Up to the first request, where the node sends any: seconds, and CPU seconds. */
	toFirstRequest?: { seconds: number; cpuSeconds: number };
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
	const editFields = await bench.progress.step(`Computed: ${name}`, async () =>
		toComputedRows(bench, name, await runNode(bench.n8n, editFieldsNode(lookedUp), rows)),
	);
	return [...measured, editFields];
}

async function send(bench: Bench, name: string, node: BenchNode): Promise<ComputedRows> {
	return bench.progress.step(`Computed: ${name}`, async () => {
		await bench.tracy.reset();
		const run = await runNode(bench.n8n, node, rows);
		const { created } = await bench.tracy.statistics();
		if (created !== rows) throw new Error(`${created} of ${rows} arrived.`);
		return toComputedRows(bench, name, run, await bench.tracy.firstArrival());
	});
}

async function toComputedRows(
	{ n8n }: Bench,
	name: string,
	run: Run,
	firstArrival?: number,
): Promise<ComputedRows> {
	const samples = await readSamples(n8n);
	const upTo = (end: number) => ({
		seconds: (end - run.start) / 1_000,
		cpuSeconds: cpuSecondsBetween(samples, run.start, end),
	});
	return {
		name,
		rows,
		commandSeconds: run.commandSeconds,
		...upTo(run.end),
		...(firstArrival !== undefined && { toFirstRequest: upTo(firstArrival) }),
	};
}
