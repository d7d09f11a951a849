import process from 'node:process';
import { z } from 'zod/v4';
import { folders } from '../../demo/folders.mts';
import type { Bench } from './Bench.mts';
import type { DirectClient } from './DirectClient.mts';
import type { Measurement } from './Measurement.mts';
import { programs } from './programs.mts';

const limitSeconds = 600;
const usageSchema = z.object({
	seconds: z.number(),
	cpuSeconds: z.number(),
	peakMemory: z.number(),
	processCpuSeconds: z.number(),
	processPeakMemory: z.number(),
});

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
		const target = [`--address=${tracy.address}`, `--key=${tracy.key}`, `--in-flight=${inFlight}`];
		const printed = await children.run(
			{
				name,
				program: node24,
				parameters: [programs.sendDirectly, `--client=${client}`, `--rows=${rows}`, ...target],
				folder: folders.root,
				environment: process.env,
			},
			limitSeconds,
		);
		const server = await tracy.statistics();
		if (server.created !== rows) throw new Error(`${server.created} of ${rows} arrived.`);
		const usage = usageSchema.parse(JSON.parse(printed));
		return { name, rows, ...usage, memoryAboveIdle: null, server };
	});
}
