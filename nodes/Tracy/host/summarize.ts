import type { Outcome } from '../delivery/Outcome';

/** Says what became of the rows of a run: "Of 5 items: 3 created, 1 rejected, 1 unsent." */
export function summarize<Answer>(outcomes: Array<Outcome<Answer>>): string {
	const counts = new Map<string, number>();
	for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
	const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`);
	return `Of ${outcomes.length} items: ${parts.join(', ')}.`;
}
