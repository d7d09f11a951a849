import type { Seen } from '../../ask/look.mts';
import { type ShownRecord, whereCreated } from '../evidence/shownRecord.mts';
import { confirmed, notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/** A6: a record that was created without a state has one. */
export function judgeState(seen: Seen): Verdict {
	return whereCreated(seen, (_, shown) => judgeShown(shown, seen));
}

function judgeShown({ state }: ShownRecord, { record: { whole } }: Seen): Verdict {
	if (state !== null) return confirmed('A record that was created without a state is in one.');
	// Only where Tracy brings what is asked for does a missing state say anything.
	const record = whole?.record;
	return record?.dataset && record.datums
		? refuted('A record that was created without a state is in none.')
		: notTestable('A record was created, but its state does not show to this key.');
}
