import { describeAnswer } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import type { RecordReads } from '../../ask/readRecord.mts';
import type { Written } from '../../ask/writeRecord.mts';
import { whereCreated } from '../evidence/shownRecord.mts';
import { confirmed, refuted, unreadable, type Verdict } from '../evidence/Verdict.mts';

/** A11: what was answered with 2xx is there. That other answers created nothing is not tried. */
export function judgeCreation(seen: Seen): Verdict {
	return whereCreated(seen, (created) => judgeCreated(created, seen.record));
}

function judgeCreated({ answer }: Written, { bare, whole }: RecordReads): Verdict {
	const created = describeAnswer(answer);
	const reads = [bare, whole].filter((read) => read !== null);
	const found = reads.find(({ record }) => record !== null);
	if (found !== undefined) {
		return confirmed(
			`${created}, and the record is there: ${describeAnswer(found.answer)}. What other answers leave behind is not tried.`,
		);
	}
	const obstacle = reads.map((read) => unreadable(read.answer)).find((verdict) => verdict !== null);
	const seen = reads.map((read) => describeAnswer(read.answer)).join('; ');
	return obstacle ?? refuted(`${created}, but the record is not there: ${seen}.`);
}
