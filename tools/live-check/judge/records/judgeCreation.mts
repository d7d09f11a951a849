import { type Answer, describeAnswer } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import type { RecordReads } from '../../ask/readRecord.mts';
import { seenRecordIn } from '../../ask/SeenRecord.mts';
import {
	confirmed,
	notTestable,
	refuted,
	unreadable,
	type Verdict,
	whereCreated,
} from '../evidence/Verdict.mts';

/** A11: what was answered with 2xx is there. That other answers created nothing is not tried. */
export function judgeCreation({ written, record }: Seen): Verdict {
	return whereCreated(written, ({ answer, id }) => judgeCreated(answer, id, record));
}

function judgeCreated(answer: Answer, id: string | null, record: RecordReads): Verdict {
	const created = describeAnswer(answer);
	if (id === null || record.bare === null) {
		return notTestable(`${created}, which names no record to look for.`);
	}
	const found = [record.bare, record.whole].find((answer) => seenRecordIn(answer) !== null);
	if (found)
		return confirmed(
			`${created}, and the record is there: ${describeAnswer(found)}. What other answers leave behind is not tried.`,
		);
	return (
		unreadable(record.bare) ??
		refuted(`${created}, but the record is not there: ${describeAnswer(record.bare)}.`)
	);
}
