import type { Bench } from './Bench.mts';
import { compareNodes } from './compareNodes.mts';
import { measureGrowth } from './measureGrowth.mts';
import { measureImportKeys } from './measureImportKeys.mts';
import { measureMapping } from './measureMapping.mts';
import { measureThroughput } from './measureThroughput.mts';
import { meetRateLimits } from './meetRateLimits.mts';
import { profileTracy } from './profileTracy.mts';
import type { PartName } from './readOptions.mts';
import type { Results } from './Results.mts';

const parts: Record<PartName, (bench: Bench) => Promise<Results>> = {
	mapping: async (bench) => ({ mapping: await measureMapping(bench) }),
	comparison: async (bench) => ({ comparison: await compareNodes(bench) }),
	growth: async (bench) => ({ growth: await measureGrowth(bench) }),
	throughput: async (bench) => ({ throughput: await measureThroughput(bench) }),
	'rate-limits': async (bench) => ({ rateLimits: await meetRateLimits(bench) }),
	'import-keys': async (bench) => ({ importKeys: await measureImportKeys(bench) }),
	profile: async (bench) => ({ profile: await profileTracy(bench) }),
};

/** Runs parts of the benchmark one after another; nothing else may run beside what is measured. */
export async function runParts(bench: Bench, names: readonly PartName[]): Promise<Results> {
	let results: Results = {};
	for (const name of names) results = { ...results, ...(await parts[name](bench)) };
	return results;
}
