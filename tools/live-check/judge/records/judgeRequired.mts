import type { Seen } from '../../ask/look.mts';
import { shownRecord } from '../evidence/shownRecord.mts';
import { notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/** A4: a record without a required value is refused. It is never left out on purpose. */
export function judgeRequired(seen: Seen): Verdict {
	const leftOut = shownRecord(seen).created?.draft.leftOut ?? 0;
	return leftOut > 0
		? refuted(`A record was created without a value for ${leftOut} of its required properties.`)
		: notTestable('Not tried: a required value is never left out on purpose.');
}
