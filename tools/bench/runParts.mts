import type { Measurement } from './measureNode.mts';
import { compareNodes } from './parts/compareNodes.mts';
import { measureGrowth } from './parts/measureGrowth.mts';
import { type KeyedImport, measureImportKeys } from './parts/measureImportKeys.mts';
import { type Mapping, measureMapping } from './parts/measureMapping.mts';
import { measureThroughput, type Throughput } from './parts/measureThroughput.mts';
import { type LimitedImport, meetRateLimits } from './parts/meetRateLimits.mts';
import { type ProfiledNode, profileTracy } from './parts/profileTracy.mts';
import type { Bench } from './prepareBench.mts';

/** The parts of the benchmark, in the order in which they run. */
export const partNames = [
	'mapping',
	'comparison',
	'growth',
	'throughput',
	'rate-limits',
	'import-keys',
	'profile',
] as const;
export type PartName = (typeof partNames)[number];

/** What was measured; a part that was not asked for is missing. */
export interface Results {
	mapping?: Mapping;
	comparison?: Measurement[];
	growth?: Measurement[];
	throughput?: Throughput[];
	rateLimits?: LimitedImport[];
	importKeys?: KeyedImport[];
	profile?: ProfiledNode[];
}

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
