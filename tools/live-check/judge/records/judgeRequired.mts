import { isSuccess } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import { notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/** A4: a record without a required value is refused. It is never left out on purpose. */
export function judgeRequired({ written }: Seen): Verdict {
	if (written !== null && written.draft.leftOut > 0 && isSuccess(written.answer)) {
		return refuted(
			`A record was created without a value for ${written.draft.leftOut} of its required properties.`,
		);
	}
	return notTestable('Not tried: a required value is never left out on purpose.');
}
