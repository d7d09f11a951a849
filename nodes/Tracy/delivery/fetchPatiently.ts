import type { Failure, Finding } from '../outcome/Outcome';
import { ok, type Result } from '../outcome/Result';
import { sleepWhile, type Clock } from './Clock';
import { decideRetry } from './decideRetry';

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
	ask: () => Promise<Finding<Answer>>,
	{ maxRetryWait, clock, random, signal }: Patience,
): Promise<Result<Answer, Failure>> {
	const asked = { throttled: 0, unreachable: 0, unclear: 0 };
	for (;;) {
		const attempt = await ask();
		if (attempt.outcome === 'found') return ok(attempt.answer);
		if (attempt.outcome !== 'postponed') return { ok: false, mistake: attempt };
		if (signal?.aborted) return { ok: false, mistake: attempt.givenUp };
		const now = clock.now();
		asked[attempt.because] += 1;
		const decision = decideRetry(attempt, {
			attempt: asked[attempt.because],
			maxRetryWait,
			now,
			random,
		});
		if (!decision.again) return { ok: false, mistake: decision.outcome };
		const until = now + decision.wait;
		await sleepWhile(clock, () => (signal?.aborted ? 0 : until - clock.now()));
	}
}
