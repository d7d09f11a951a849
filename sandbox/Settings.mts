import type { Assumption } from './assumptions.mts';
import type { RateLimitSettings } from './RateLimit.mts';
import type { ReadVariantName } from './readVariants.mts';

/** What can be changed while the sandbox runs. */
export interface Settings {
	/** How long an answer waits, in ms. */
	readonly latency: number;
	readonly rateLimit: RateLimitSettings | null;
	/** Record IDs are assigned upwards from here. */
	readonly firstRecordId: bigint;
	/** The assumptions that are not checked. */
	readonly uncheckedAssumptions: ReadonlySet<Assumption>;
	/** How reading differs from what is assumed; any number of variants at once. */
	readonly reads: ReadonlySet<ReadVariantName>;
}

export const DEFAULT_SETTINGS: Settings = {
	latency: 0,
	rateLimit: null,
	firstRecordId: 1n,
	uncheckedAssumptions: new Set(),
	reads: new Set(),
};
