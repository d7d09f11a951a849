import type { Measurement } from '../measure/measureNode.mts';
import type { Bench } from '../measure/prepareBench.mts';
import { compareComputed, type ComputedRows } from './compareComputed.mts';
import { compareNodes } from './compareNodes.mts';
import { type BatchedImport, measureBatches } from './measureBatches.mts';
import { type FarMeasurement, measureDistance } from './measureDistance.mts';
import { measureGrowth } from './measureGrowth.mts';
import { type KeyedImport, measureImportKeys } from './measureImportKeys.mts';
import { type Loading, measureLoading } from './measureLoading.mts';
import { type Mapping, measureMapping } from './measureMapping.mts';
import { measureThroughput, type Throughput } from './measureThroughput.mts';
import { type LimitedImport, meetRateLimits } from './meetRateLimits.mts';
import { type ProfiledNode, profileTracy } from './profileTracy.mts';

/** The parts of the benchmark, in the order in which they run. */
export const partNames = [
	'loading',
	'mapping',
	'comparison',
	'computed',
	'growth',
	'throughput',
	'distance',
	'rate-limits',
	'import-keys',
	'batches',
	'profile',
] as const;
export type PartName = (typeof partNames)[number];

/** What was measured; a part that was not asked for is missing. */
export interface Results {
	loading?: Loading;
	mapping?: Mapping;
	comparison?: Measurement[];
	computed?: ComputedRows[];
	growth?: Measurement[];
	throughput?: Throughput[];
	distance?: FarMeasurement[];
	rateLimits?: LimitedImport[];
	importKeys?: KeyedImport[];
	batches?: BatchedImport[];
	profile?: ProfiledNode[];
}

const parts: Record<PartName, (bench: Bench) => Promise<Results>> = {
	loading: async (bench) => ({ loading: await measureLoading(bench) }),
	mapping: async (bench) => ({ mapping: await measureMapping(bench) }),
	comparison: async (bench) => ({ comparison: await compareNodes(bench) }),
	computed: async (bench) => ({ computed: await compareComputed(bench) }),
	growth: async (bench) => ({ growth: await measureGrowth(bench) }),
	throughput: async (bench) => ({ throughput: await measureThroughput(bench) }),
	distance: async (bench) => ({ distance: await measureDistance(bench) }),
	'rate-limits': async (bench) => ({ rateLimits: await meetRateLimits(bench) }),
	'import-keys': async (bench) => ({ importKeys: await measureImportKeys(bench) }),
	batches: async (bench) => ({ batches: await measureBatches(bench) }),
	profile: async (bench) => ({ profile: await profileTracy(bench) }),
};

/** Runs parts of the benchmark one after another; nothing else may run beside what is measured. */
export async function* runParts(bench: Bench, names: readonly PartName[]): AsyncGenerator<Results> {
	for (const name of names) yield await parts[name](bench);
}
