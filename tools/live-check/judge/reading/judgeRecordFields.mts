import { describeAnswer } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import { seenRecordIn } from '../../ask/SeenRecord.mts';
import { confirmed, notTestable, refuted, unreadable, type Verdict } from '../evidence/Verdict.mts';

/** A20: a record's datums come when `fields` asks for them. */
export function judgeRecordFields({ record: { list, bare, whole }, written }: Seen): Verdict {
	if (bare === null || whole === null) {
		const searched = list === null ? '' : ` ${describeAnswer(list)}.`;
		return notTestable(`No record is known: --record ID or --write DATASET.${searched}`);
	}
	const obstacle = unreadable(bare) ?? unreadable(whole);
	if (obstacle !== null) return obstacle;
	const plain = seenRecordIn(bare);
	if (plain === null) return notTestable(`The record can't be read: ${describeAnswer(bare)}.`);
	const asked = describeAnswer(whole);
	const datums = seenRecordIn(whole)?.datums;
	const isEmptied = datums?.length === 0 && (written?.draft.values.length ?? 0) > 0;
	if (!datums || isEmptied) return refuted(`${asked} without its datums.`);
	const unasked = plain.datums
		? 'They come without being asked for as well.'
		: 'Otherwise they don’t.';
	return confirmed(`${asked} and ${datums.length} datums. ${unasked}`);
}
