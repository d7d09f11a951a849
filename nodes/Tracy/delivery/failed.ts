import type { NotCreated } from './Outcome';

/** An outcome for a row that failed before anything was sent for it. */
export function failed(
	outcome: 'rejected' | 'unsent',
	{ reason, next, property = null }: { reason: string; next: string; property?: string | null },
): NotCreated {
	return { outcome, error: reason, reason, next, status: null, property, stopsPool: false };
}
