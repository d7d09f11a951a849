import { Pace, type PaceLimits } from '../../../../nodes/Tracy/delivery/pace/Pace';

/** A pace within what the person allows, for which chance is always right in the middle. */
export function paceOf(limits: Partial<PaceLimits> = {}): Pace {
	return new Pace({ requestsPerSecond: 0, maxRetryWait: 120_000, ...limits }, () => 0.5);
}
