import type { Delivered } from '../delivery/deliver';

/** How often Tracy asked to wait, and how long requests were held back; false if it never did. */
export function waitingHint<Answer>({
	throttled,
	waited,
}: Pick<Delivered<Answer>, 'throttled' | 'waited'>): string | false {
	if (throttled === 0) return false;
	const times = throttled === 1 ? 'once' : `${throttled} times`;
	return `Tracy asked ${times} to wait; requests were held back for ${Math.round(waited / 1000)} s in all.`;
}
