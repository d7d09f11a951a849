import process from 'node:process';
import { z } from 'zod/v4';
import { folders } from '../../n8n/folders.mts';
import { type DirectClient, programs } from '../programs/programs.mts';
import { authority } from '../servers/startFarEnd.mts';
import type { Measurement } from './measureNode.mts';
import type { Bench } from './prepareBench.mts';

const limitSeconds = 600;
const usageSchema = z.object({
	seconds: z.number(),
	cpuSeconds: z.number(),
	peakMemory: z.number(),
	processCpuSeconds: z.number(),
	processPeakMemory: z.number(),
});

const inFlight = 32;
const rows = 2_000;

/** Sends rows without n8n, so many at a time, in a process of its own. */
export async function measureDirectly(
	{ progress, children, node24, tracy }: Bench,
	client: DirectClient,
	inFlight: number,
	rows: number,
	name = `${client} alone, ${inFlight} in flight`,
): Promise<Measurement> {
	return progress.step(`${name}: ${rows.toLocaleString('en')} rows`, async () => {
		await tracy.reset();
		const target = [
			`--address=${tracy.address}`,
			`--key=${tracy.sandbox.keys.createOnly}`,
			`--in-flight=${inFlight}`,
		];
		const printed = await children.run(
			{
				name,
				program: node24,
				parameters: [programs.sendDirectly, `--client=${client}`, `--rows=${rows}`, ...target],
				folder: folders.root,
				environment: { ...process.env, NODE_EXTRA_CA_CERTS: authority },
			},
			limitSeconds,
		);
		const server = await tracy.statistics();
		if (server.created !== rows) throw new Error(`${server.created} of ${rows} arrived.`);
		const usage = usageSchema.parse(JSON.parse(printed));
		return { name, rows, ...usage, memoryAboveIdle: null, server };
	});
}

/**
 * Sends rows that nobody measures: the sandbox answers its first thousand requests more slowly
 * than all others, and whoever is measured first would pay for that.
 */
export async function warmUp(bench: Bench): Promise<void> {
	await measureDirectly(bench, 'undici', inFlight, rows, 'Warm up the sandbox');
}
