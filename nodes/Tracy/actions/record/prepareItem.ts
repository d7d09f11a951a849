import type { IExecuteFunctions } from 'n8n-workflow';
import { encodeJson } from '../../contract/encodeJson';
import type { Prepared } from '../../delivery/deliver';
import { failed } from '../../delivery/failed';
import type { Draft } from '../../mapping/Draft';
import type { Mistake } from '../../mapping/Mistake';
import { toBody } from '../../mapping/toBody';

/** Reads what one item asks for; the mistake when an expression fails on it. */
export type ReadDraft = (
	context: IExecuteFunctions,
	itemIndex: number,
) => { ok: true; draft: Draft } | { ok: false; mistake: Mistake };

/** The body of one item. */
export interface ItemBody {
	/** The exact JSON text to send. */
	text: string;
	/** Whether it gives the record any value. */
	hasValues: boolean;
}

/** Makes the body of one item, or says why it has none. */
export function prepareItem(
	context: IExecuteFunctions,
	readDraft: ReadDraft,
	itemIndex: number,
): Prepared<ItemBody> {
	const read = readDraft(context, itemIndex);
	if (!read.ok) return { ok: false, outcome: failed('rejected', read.mistake) };
	const mapped = toBody(read.draft);
	if (!mapped.ok) return { ok: false, outcome: failed('rejected', mapped.mistake) };
	const { datums, original } = mapped.body;
	const hasValues = original !== undefined || (datums ?? []).length > 0;
	return { ok: true, body: { text: encodeJson(mapped.body), hasValues } };
}
