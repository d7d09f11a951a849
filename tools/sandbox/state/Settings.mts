import type { Assumption } from '../rules/assumptions.mts';
import type { ReadVariantName } from '../rules/reading/readVariants.mts';
import type { RateLimitSettings } from './RateLimit.mts';

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

/** Reads the first record ID, a positive int64, from what was typed or sent; null when it isn't one. */
export function readFirstRecordId(value: number | string): bigint | null {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) return null;
	if (!/^\d{1,19}$/.test(String(value))) return null;
	const id = BigInt(value);
	return id > 0n && BigInt.asIntN(64, id) === id ? id : null;
}
