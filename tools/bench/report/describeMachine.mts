import { readFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod/v4';
import { folders } from '../../n8n/folders.mts';
import type { Bench } from '../measure/prepareBench.mts';

const limitSeconds = 30;
const packageSchema = z.object({ version: z.string() });

/** Where the figures come from. */
export interface Machine {
	cores: number;
	platform: string;
	n8n: string;
	node: string;
	date: string;
	/** How many processes wanted a core, on average over the last minute before the benchmark. */
	load: number;
}

/** Describes the machine and how busy it is. */
export async function describeMachine({ children, node24 }: Bench): Promise<Machine> {
	const n8n = join(folders.pinned, 'node_modules', 'n8n', 'package.json');
	const version = {
		name: 'node --version',
		program: node24,
		parameters: ['--version'],
		folder: folders.root,
		environment: process.env,
	};
	return {
		cores: availableParallelism(),
		platform: `${process.platform}-${process.arch}`,
		n8n: packageSchema.parse(JSON.parse(await readFile(n8n, 'utf8'))).version,
		node: (await children.run(version, limitSeconds)).trim(),
		date: new Date().toISOString().slice(0, 10),
		load: loadavg()[0] ?? NaN,
	};
}
