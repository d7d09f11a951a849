import type { Seen } from '../../ask/look.mts';
import { shownRecord } from '../evidence/shownRecord.mts';
import { confirmed, notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/** A5: several datums of one property are several values of it. */
export function judgeSeveral(seen: Seen): Verdict {
	const { datums, created } = shownRecord(seen);
	const counts = new Map<number, number>();
	for (const { property, values } of datums ?? []) {
		if (property === null || values.size === 0) continue;
		counts.set(property, (counts.get(property) ?? 0) + 1);
	}
	const sent = created?.draft.values.find(({ texts }) => texts.length > 1);
	const came = sent && counts.get(sent.property);
	if (sent !== undefined && came !== undefined && came !== sent.texts.length) {
		return refuted(`Of ${sent.texts.length} values of one property, ${came} came back.`);
	}
	const most = Math.max(0, ...counts.values());
	if (most > 1) return confirmed(`A record has ${most} values of one property.`);
	return notTestable('No record with several values of one property was seen.');
}
