import process from 'node:process';
import { z } from 'zod/v4';
import { folders } from '../../n8n/folders.mts';
import type { Bench } from '../measure/prepareBench.mts';
import { programs } from '../programs/programs.mts';

const limitSeconds = 120;
const mappingSchema = z.object({ first: z.number(), median: z.number(), best: z.number() });

/** Microseconds a row of 2,000: of the first round in a new process, in the middle, at best. */
export type Mapping = z.infer<typeof mappingSchema>;

/** Times what our node does with each row before it is sent, without n8n. */
export async function measureMapping(bench: Bench): Promise<Mapping> {
	return bench.progress.step('Mapping and encoding alone', async () => {
		const command = {
			name: 'timing the mapping',
			program: bench.node24,
			parameters: ['--import', 'tsx', programs.timeMapping],
			folder: folders.root,
			environment: process.env,
		};
		return mappingSchema.parse(JSON.parse(await bench.children.run(command, limitSeconds)));
	});
}
