import type { Seen } from '../../ask/look.mts';
import { shownRecord } from '../evidence/shownRecord.mts';
import { confirmed, notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/** A2: a datum holds one value, in one column. */
export function judgeSingle(seen: Seen): Verdict {
	const { datums } = shownRecord(seen);
	const filled = (datums ?? []).filter(({ values }) => values.size > 0);
	if (filled.length === 0) {
		return notTestable('No record with values could be read: --record ID or --write DATASET.');
	}
	const crowded = filled.filter(({ values }) => values.size > 1);
	const [sample] = crowded;
	if (sample === undefined) {
		return confirmed(
			`Each of the ${filled.length} datums of a record has one value, in one column.`,
		);
	}
	const columns = [...sample.values.keys()].join(' and ');
	return refuted(
		`Of the ${filled.length} datums of a record, ${crowded.length} fill several columns, such as ${columns}.`,
	);
}
