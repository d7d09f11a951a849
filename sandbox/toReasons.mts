import type { Refusal } from './Refusal.mts';

/** More would not be read by anybody, and a body can have a mistake in each of a million places. */
const MOST_REASONS = 10;

/** Why a request is refused, in sentences for a person. */
export function toReasons({ mistakes, message }: Refusal): string[] {
	if (mistakes.length === 0) return [message];
	const reasons = mistakes
		.slice(0, MOST_REASONS)
		.map((mistake) => `${mistake.path}: ${mistake.message}`);
	const left = mistakes.length - reasons.length;
	return left === 0 ? reasons : [...reasons, `And ${left} more.`];
}
