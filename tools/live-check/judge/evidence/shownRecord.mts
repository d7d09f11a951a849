import { describeAnswer, isSuccess } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import type { SeenDatum, SeenRecord } from '../../ask/SeenRecord.mts';
import type { Written } from '../../ask/writeRecord.mts';
import { notTestable, type Verdict } from './Verdict.mts';

/** What Tracy shows of the record, part by part; null for what no answer told. */
export interface ShownRecord {
	readonly dataset: number | null;
	readonly state: number | null;
	/** Each with its property. */
	readonly datums: readonly SeenDatum[] | null;
	/** What was sent to create this very record; null where it is another one. */
	readonly created: Written | null;
}

/**
 * Puts together what the answers tell of the record: asked for whole, else asked for plainly, else
 * the answer to its creation. (Which of them tells what is an assumption of its own.)
 */
export function shownRecord({ record, written }: Seen): ShownRecord {
	const created = written?.record?.id === record.id ? written : null;
	const answers = [record.whole?.record, record.bare?.record, created?.record].filter(
		(shown) => shown !== null && shown !== undefined,
	);
	return {
		dataset: first(answers, ({ dataset }) => dataset?.id),
		state: first(answers, ({ state }) => state?.id),
		datums: first(answers, ({ datums }) =>
			datums?.length && datums.every(({ property }) => property !== null) ? datums : null,
		),
		created,
	};
}

/**
 * The verdict on an assumption about creating.
 *
 * @param judge judges it by what was sent and by how Tracy shows the record that came of it;
 * without that record it can't be judged
 */
export function whereCreated(
	seen: Seen,
	judge: (created: Written, shown: ShownRecord) => Verdict,
): Verdict {
	const shown = shownRecord(seen);
	return shown.created === null
		? notTestable(whyUncreated(seen.written))
		: judge(shown.created, shown);
}

function whyUncreated(written: Written | null): string {
	if (written === null) return 'Only creating a record can tell: --write DATASET.';
	const seen = describeAnswer(written.answer);
	return isSuccess(written.answer)
		? `${seen}, which names no record to look for.`
		: `No record is known to have been created: ${seen}.`;
}

function first<Part>(
	answers: SeenRecord[],
	partOf: (record: SeenRecord) => Part | null | undefined,
): Part | null {
	for (const answer of answers) {
		const part = partOf(answer);
		if (part !== null && part !== undefined) return part;
	}
	return null;
}
