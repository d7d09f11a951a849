import type { Seen } from '../../ask/look.mts';
import { type SeenDatum, type SeenRecord, seenRecordIn } from '../../ask/SeenRecord.mts';

/** What Tracy shows of the record, part by part; null for what no answer told. */
export interface ShownRecord {
	readonly dataset: number | null;
	readonly state: number | null;
	readonly datums: readonly SeenDatum[] | null;
}

/**
 * Puts together what the answers tell of the record: asked for whole, else asked for plainly, else
 * the answer to its creation. (Which of them tells what is an assumption of its own.)
 */
export function shownRecord({ record, written }: Seen): ShownRecord {
	const answers = [record.whole, record.bare, written?.answer ?? null]
		.map(seenRecordIn)
		.filter((shown) => shown !== null);
	return {
		dataset: first(answers, ({ dataset }) => dataset?.id),
		state: first(answers, ({ state }) => state?.id),
		datums: first(answers, ({ datums }) => (datums?.length ? datums : null)),
	};
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
