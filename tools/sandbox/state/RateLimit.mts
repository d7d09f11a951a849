/** How many requests a second are let in, and what the others are told. */
export interface RateLimitSettings {
	/** `window`: so many in any one second. `bucket`: at an even pace, after `burst` at once. */
	readonly kind: 'window' | 'bucket';
	readonly requestsPerSecond: number;
	/** For `bucket` only; 1 when not given. */
	readonly burst?: number;
	/** How `Retry-After` is written; in seconds when not given. */
	readonly retryAfter?: 'seconds' | 'date' | 'none';
	/** 429 when not given. */
	readonly status?: number;
}

/** Says of a request at a time in ms how long it should have waited; 0 = it is let in. */
export type RateLimit = (now: number) => number;

/** Refused requests count for nothing: only what was let in uses up the limit. */
export function createRateLimit(settings: RateLimitSettings): RateLimit {
	const { kind, requestsPerSecond, burst = 1 } = settings;
	return kind === 'window'
		? slidingWindow(requestsPerSecond)
		: tokenBucket(requestsPerSecond, burst);
}

function slidingWindow(requestsPerSecond: number): RateLimit {
	let admitted: number[] = [];
	return (now) => {
		admitted = admitted.filter((time) => time > now - 1000);
		const [oldest] = admitted;
		if (oldest !== undefined && admitted.length >= requestsPerSecond) return oldest + 1000 - now;
		admitted.push(now);
		return 0;
	};
}

function tokenBucket(requestsPerSecond: number, burst: number): RateLimit {
	let tokens = burst;
	let filledAt = -Infinity;
	return (now) => {
		tokens = Math.min(burst, tokens + ((now - filledAt) * requestsPerSecond) / 1000);
		filledAt = now;
		if (tokens < 1) return ((1 - tokens) * 1000) / requestsPerSecond;
		tokens--;
		return 0;
	};
}

/** The `Retry-After` header for a wait in ms, rounded up as the header knows whole seconds only. */
export function toRetryAfter(
	wait: number,
	form: RateLimitSettings['retryAfter'] = 'seconds',
	now = Date.now(),
): string | undefined {
	if (form === 'none') return undefined;
	const seconds = Math.max(1, Math.ceil(wait / 1000));
	return form === 'seconds'
		? String(seconds)
		: new Date(Math.ceil((now + wait) / 1000) * 1000).toUTCString();
}
