import { encodeJson } from '../../contract/encodeJson';
import type { Prepared } from '../../delivery/deliver';
import { failed } from '../../delivery/failed';
import type { ImportKey } from '../../delivery/ImportKeys';
import type { DefinitionReader } from '../../host/definitionReader';
import type { DraftReader } from '../../host/draftReader';
import { importKey } from '../../mapping/importKey';
import { showValue } from '../../mapping/showValue';
import { toBody } from '../../mapping/toBody';

/** The body of one item. */
export interface ItemBody {
	/** The exact JSON text to send. */
	text: string;
	/** Whether it gives the record any value. */
	hasValues: boolean;
	/** The import key; null where import keys are not used. */
	importKey: ImportKey | null;
}

/** Tells the import key of an item from those of other datasets and workspaces. */
export type EntryOf = (dataset: number | undefined, key: string) => string;

/** What the bodies of items are made with. */
export interface Preparation {
	readDraft: DraftReader;
	readDefinition: DefinitionReader;
	entryOf: EntryOf;
	/** Told the fields of the item that match no property. */
	leaveOut: (fields: string[]) => void;
}

/** Makes the body of one item, or says why it has none. */
export async function prepareItem(
	{ readDraft, readDefinition, entryOf, leaveOut }: Preparation,
	itemIndex: number,
): Promise<Prepared<ItemBody>> {
	const read = readDraft(itemIndex);
	if (!read.ok) return { ok: false, outcome: failed('rejected', read.mistake) };
	const known = await readDefinition(read.draft);
	if (!known.ok) return { ok: false, outcome: known.failure };
	const mapped = toBody(read.draft, known.definition);
	if (!mapped.ok) return { ok: false, outcome: failed('rejected', mapped.mistake) };
	leaveOut(mapped.leftOut ?? []);
	const { datums, original } = mapped.body;
	const hasValues = original !== undefined || (datums ?? []).length > 0;
	const body = { text: encodeJson(mapped.body), hasValues, importKey: null };
	if (read.draft.importKey === undefined) return { ok: true, body };

	const key = importKey(read.draft.importKey);
	if (!key.ok) {
		const reason = `'Import Key' ${showValue(read.draft.importKey)} ${key.reason}.`;
		return { ok: false, outcome: failed('rejected', { reason, next: key.next }) };
	}
	const entry = entryOf(mapped.body.dataset?.id, key.value);
	return { ok: true, body: { ...body, importKey: { entry, shown: showValue(key.value) } } };
}
