import type { Seen } from '../../ask/look.mts';
import { seenRecordIn } from '../../ask/SeenRecord.mts';
import { shownRecord } from '../evidence/shownRecord.mts';
import {
	confirmed,
	notTestable,
	refuted,
	type Verdict,
	whereCreated,
} from '../evidence/Verdict.mts';

/** A6: a record that was created without a state has one. */
export function judgeState(seen: Seen): Verdict {
	return whereCreated(seen.written, () => judgeShown(seen));
}

function judgeShown(seen: Seen): Verdict {
	if (shownRecord(seen).state !== null) {
		return confirmed('A record that was created without a state is in one.');
	}
	// Only where Tracy brings what is asked for does a missing state say anything.
	const whole = seenRecordIn(seen.record.whole);
	const isBrought = whole?.dataset !== null && Array.isArray(whole?.datums);
	return isBrought
		? refuted('A record that was created without a state is in none.')
		: notTestable('A record was created, but its state does not show to this key.');
}
