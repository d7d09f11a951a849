import { describeAnswer } from './describeAnswer.mts';
import { isSuccess } from './isSuccess.mts';
import { notTestable } from './notTestable.mts';
import type { Verdict } from './Verdict.mts';
import type { Written } from './Written.mts';

/**
 * The verdict where an assumption about creating can't be judged, because no record was created.
 *
 * @returns null when one was
 */
export function uncreated(written: Written | null): Verdict | null {
	if (written === null) return notTestable('Only creating a record can tell: --write DATASET.');
	if (isSuccess(written.answer)) return null;
	const seen = describeAnswer(written.answer);
	return notTestable(`No record is known to have been created: ${seen}.`);
}
