import type { Clock } from './Clock';
import { decideRetry } from './decideRetry';
import type { Fetched } from './Fetched';

/** How long to sleep at most before looking whether the execution was cancelled, in ms. */
const LONGEST_SLEEP = 250;

/** How patiently something is asked for. */
export interface Patience {
	/** The longest to wait at a time before asking again, in ms. */
	maxRetryWait: number;
	clock: Clock;
	/** A number from 0 up to 1. */
	random: () => number;
	/** Ends the asking. */
	signal?: AbortSignal;
}

/** Asks again, within the limits that hold for sending, where that may help. */
export async function fetchPatiently<Answer>(
	ask: () => Promise<Fetched<Answer>>,
	{ maxRetryWait, clock, random, signal }: Patience,
): Promise<Fetched<Answer>> {
	const asked = { throttled: 0, unreachable: 0, unclear: 0 };
	for (;;) {
		const fetched = await ask();
		if (fetched.ok || fetched.retry === null || signal?.aborted) return fetched;
		const attempt = (asked[fetched.retry.because] += 1);
		const now = clock.now();
		const postponed = { outcome: 'postponed', ...fetched.retry, givenUp: fetched.failure } as const;
		const decision = decideRetry(postponed, { attempt, maxRetryWait, now, random });
		if (!decision.again) return { ok: false, failure: decision.outcome, retry: null };
		const until = now + decision.wait;
		while (clock.now() < until && !signal?.aborted) {
			await clock.wait(Math.min(until - clock.now(), LONGEST_SLEEP));
		}
	}
}
