import { encodeJson } from '../../contract/encodeJson';
import type { Prepared } from '../../delivery/deliver';
import { failed } from '../../delivery/failed';
import type { DraftReader } from '../../host/draftReader';
import { toBody } from '../../mapping/toBody';

/** The body of one item. */
export interface ItemBody {
	/** The exact JSON text to send. */
	text: string;
	/** Whether it gives the record any value. */
	hasValues: boolean;
}

/** Makes the body of one item, or says why it has none. */
export function prepareItem(readDraft: DraftReader, itemIndex: number): Prepared<ItemBody> {
	const read = readDraft(itemIndex);
	if (!read.ok) return { ok: false, outcome: failed('rejected', read.mistake) };
	const mapped = toBody(read.draft);
	if (!mapped.ok) return { ok: false, outcome: failed('rejected', mapped.mistake) };
	const { datums, original } = mapped.body;
	const hasValues = original !== undefined || (datums ?? []).length > 0;
	return { ok: true, body: { text: encodeJson(mapped.body), hasValues } };
}
