import { join } from 'node:path';
import process from 'node:process';
import { folders } from '../../n8n/folders.mts';
import { type Bench, userFolder } from '../measure/prepareBench.mts';
import { programs } from '../programs/programs.mts';

const limitSeconds = 60;
const rounds = 11;

/** Milliseconds until n8n has loaded our node and credential, in the middle and at worst. */
export interface Loading {
	median: number;
	worst: number;
}

/** Times the loading of the package in processes that have loaded what n8n gives it. */
export async function measureLoading(bench: Bench): Promise<Loading> {
	return bench.progress.step('Loading the package', async () => {
		const n8n = join(folders.pinned, 'node_modules', 'n8n');
		const times: number[] = [];
		for (let round = 0; round < rounds; round += 1) {
			const command = {
				name: 'timing the loading',
				program: bench.node24,
				parameters: [programs.timeLoading, n8n, bench.packageFolder],
				folder: userFolder,
				environment: {
					...process.env,
					NODE_PATH: `${n8n}/node_modules:${folders.pinned}/node_modules`,
				},
			};
			times.push(Number(await bench.children.run(command, limitSeconds)));
		}
		const sorted = times.sort((one, other) => one - other);
		return { median: sorted[(rounds - 1) / 2] ?? NaN, worst: sorted.at(-1) ?? NaN };
	});
}
