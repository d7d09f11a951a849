import type { NotCreated } from './Outcome';

/** An outcome that Tracy has said nothing about. */
export function failed(
	outcome: NotCreated['outcome'],
	{ reason, next, property = null }: { reason: string; next: string; property?: string | null },
): NotCreated {
	return { outcome, error: reason, reason, next, status: null, property, stopsPool: false };
}
