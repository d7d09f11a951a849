import type { Seen } from '../../ask/look.mts';
import { notTestable, refuted, uncreated, type Verdict } from '../evidence/Verdict.mts';

/** A4: a record without a required value is refused. It is never left out on purpose. */
export function judgeRequired({ written }: Seen): Verdict {
	const leftOut = written?.draft.leftOut ?? 0;
	if (leftOut > 0 && uncreated(written) === null) {
		return refuted(
			`A record was created without a value for ${leftOut} of its required properties.`,
		);
	}
	return notTestable('Not tried: a required value is never left out on purpose.');
}
