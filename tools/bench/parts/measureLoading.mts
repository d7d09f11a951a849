import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod/v4';
import { folders } from '../../n8n/folders.mts';
import { type Bench, userFolder } from '../measure/prepareBench.mts';
import { programs } from '../programs/programs.mts';

const limitSeconds = 60;
const rounds = 11;
const timeSchema = z.object({ milliseconds: z.number(), cpu: z.number() });

/** How long n8n takes to load our node and credential, and how much of the CPU; the middle, in ms. */
export type Loading = z.infer<typeof timeSchema>;

/** Times the loading of the package in processes that have loaded what n8n gives it. */
export async function measureLoading(bench: Bench): Promise<Loading> {
	return bench.progress.step('Loading the package', async () => {
		// Beside this repository, the package would find the repository's own n8n-workflow first.
		const elsewhere = await mkdtemp(join(tmpdir(), 'n8n-nodes-tracy-'));
		try {
			await cp(bench.packageFolder, elsewhere, { recursive: true });
			return await timeLoading(bench, elsewhere);
		} finally {
			await rm(elsewhere, { recursive: true });
		}
	});
}

async function timeLoading(bench: Bench, packageFolder: string): Promise<Loading> {
	const given = join(folders.pinned, 'node_modules');
	const command = {
		name: 'timing the loading',
		program: bench.node24,
		parameters: [programs.timeLoading, join(given, 'n8n'), packageFolder],
		folder: userFolder,
		// As n8n sets it for its own process.
		environment: { ...process.env, NODE_PATH: given },
	};
	const times: Loading[] = [];
	for (let round = 0; round < rounds; round += 1) {
		times.push(timeSchema.parse(JSON.parse(await bench.children.run(command, limitSeconds))));
	}
	return {
		milliseconds: middleOf(times.map(({ milliseconds }) => milliseconds)),
		cpu: middleOf(times.map(({ cpu }) => cpu)),
	};
}

function middleOf(numbers: number[]): number {
	return numbers.sort((one, other) => one - other)[(rounds - 1) / 2] ?? NaN;
}
