import type { Mistake } from './Mistake';

/** A draft that can't be sent. `property` is the property that the mistake is about, if it is about one. */
export function mistaken(
	reason: string,
	next: string,
	property: string | null = null,
): { ok: false; mistake: Mistake } {
	return { ok: false, mistake: { reason, property, next } };
}
