import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod/v4';
import { folders } from '../../n8n/folders.mts';
import type { Bench } from '../measure/prepareBench.mts';
import { programs } from '../programs/programs.mts';

const limitSeconds = 60;
const rounds = 11;
const timeSchema = z.object({ milliseconds: z.number(), cpu: z.number() });

/** How long n8n takes to load our node and credential, and how much of the CPU; the middle, in ms. */
export type Loading = z.infer<typeof timeSchema>;

/** Times the loading of the package in processes that have loaded what n8n gives it. */
export async function measureLoading(bench: Bench): Promise<Loading> {
	return bench.progress.step('Loading the package', () => timeLoading(bench));
}

async function timeLoading({ n8n, node24, children }: Bench): Promise<Loading> {
	const { userFolder } = n8n.installation;
	const installed = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-tracy');
	const given = join(folders.pinned, 'node_modules');
	const command = {
		name: 'timing the loading',
		program: node24,
		parameters: [programs.timeLoading, join(given, 'n8n'), installed],
		folder: userFolder,
		// As n8n sets it for its own process.
		environment: { ...process.env, NODE_PATH: given },
	};
	const times: Loading[] = [];
	for (let round = 0; round < rounds; round += 1) {
		times.push(timeSchema.parse(JSON.parse(await children.run(command, limitSeconds))));
	}
	return {
		milliseconds: middleOf(times.map(({ milliseconds }) => milliseconds)),
		cpu: middleOf(times.map(({ cpu }) => cpu)),
	};
}

function middleOf(numbers: number[]): number {
	return numbers.sort((one, other) => one - other)[(rounds - 1) / 2] ?? NaN;
}
