import type { KeyedImport } from './measureImportKeys.mts';
import type { Mapping } from './measureMapping.mts';
import type { Measurement } from './Measurement.mts';
import type { Throughput } from './measureThroughput.mts';
import type { LimitedImport } from './meetRateLimits.mts';
import type { ProfiledNode } from './profileTracy.mts';

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
