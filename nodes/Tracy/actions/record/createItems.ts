import { encodeJson } from '../../contract/json/encodeJson';
import { ImportKeys } from '../../delivery/keys/ImportKeys';
import type { ImportKey, Prepared } from '../../delivery/Rows';
import { definitionReader, type DefinitionReader } from '../../host/definitionReader';
import {
	enteredFor,
	hasImportKeys,
	importKeyReader,
	keyWithoutBody,
	type ImportKeyReader,
} from '../../host/importKeyReader';
import { n8nKeyStore } from '../../host/n8nKeyStore';
import { openLedger } from '../../host/openLedger';
import { creationHints } from '../../host/showHints';
import type { Draft } from '../../mapping/Draft';
import { toBody } from '../../mapping/toBody';
import { creating, creatingOnce } from '../../outcome/Endings';
import { failed, isFailure, type Failure } from '../../outcome/Outcome';
import { ok, type Mistake, type Result } from '../../outcome/Result';
import type { DraftReader } from './fields/draftFields';
import { runItems } from './runItems';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** The body of one item. */
interface ItemBody {
	/** The exact JSON text to send. */
	text: string;
	/** Whether it gives the record any value. */
	hasValues: boolean;
}

/**
 * Posts one record for each input item.
 *
 * @returns one item for each input item, in their order, each paired with its own
 * @throws NodeApiError or NodeOperationError about the failed item, where "On Error" says to stop
 */
export async function createItems(
	context: IExecuteFunctions,
	readerOf: (context: IExecuteFunctions, items: INodeExecutionData[]) => DraftReader,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const { ledger, isSame, isLost, close } = openLedger(context, items);
	const isKeyed = hasImportKeys(context);
	return await runItems<ItemBody>(context, {
		outcome: 'created',
		endings: isKeyed ? creatingOnce : creating,
		ledger,
		begin: ({ client, settings, show }) => {
			const leftOut = new Set<string>();
			const preparation: Preparation = {
				readDraft: readerOf(context, items),
				readDefinition: definitionReader(context, client, settings.limits.maxRetryWait),
				readImportKey: importKeyReader(context, client),
				leaveOut: (fields) => fields.forEach((field) => leftOut.add(field)),
			};
			const importKeys = {
				store: n8nKeyStore(context),
				isSame,
				sizeOf: ({ text }: ItemBody) => text.length,
			};
			let withoutValues = 0;
			return {
				prepare: async (index) => await prepareItem(context, preparation, index),
				rows: isKeyed ? (parts) => new ImportKeys(importKeys, parts) : undefined,
				send: async ({ text, hasValues }) => {
					const attempt = await client.createRecord(text, show);
					if (attempt.outcome === 'created' && !hasValues) withoutValues += 1;
					return attempt;
				},
				finish: ({ outcomes }) => {
					close(outcomes.some(isFailure));
					return creationHints(outcomes, {
						withoutValues,
						leftOut: [...leftOut],
						isKeyed,
						isLedgerLost: isLost && !isKeyed,
					});
				},
			};
		},
	});
}

/** What the bodies of items are made with. */
interface Preparation {
	readDraft: DraftReader;
	readDefinition: DefinitionReader;
	readImportKey: ImportKeyReader;
	/** Told the fields of the item that match no property. */
	leaveOut: (fields: string[]) => void;
}

/** Makes the body of one item, or says why it has none; and reads its import key in any case. */
async function prepareItem(
	context: IExecuteFunctions,
	preparation: Preparation,
	itemIndex: number,
): Promise<Prepared<ItemBody>> {
	const { readDraft, readImportKey } = preparation;
	const draft = readDraft(itemIndex);
	const mapped = draft.ok ? await mapDraft(preparation, draft.value) : toRejected(draft);
	if (mapped.ok) {
		const { body, importKey } = mapped.value;
		return { ok: true, value: body, key: importKey };
	}
	const entered = draft.ok ? draft.value : enteredFor(context, itemIndex);
	return { ...mapped, key: entered && keyWithoutBody(readImportKey, entered) };
}

async function mapDraft(
	{ readDefinition, readImportKey, leaveOut }: Preparation,
	draft: Draft,
): Promise<Result<{ body: ItemBody; importKey: ImportKey | undefined }, Failure>> {
	const definition = await readDefinition(draft);
	if (!definition.ok) return definition;
	const mapped = toBody(draft, definition.value);
	if (!mapped.ok) return toRejected(mapped);
	const { body, leftOut = [] } = mapped.value;
	leaveOut(leftOut);
	const importKey = readImportKey(draft.importKey, body.dataset?.id);
	if (!importKey.ok) return toRejected(importKey);
	const hasValues = body.original !== undefined || (body.datums ?? []).length > 0;
	return ok({ body: { text: encodeJson(body), hasValues }, importKey: importKey.value });
}

function toRejected({ mistake }: { mistake: Mistake }): { ok: false; mistake: Failure } {
	return { ok: false, mistake: failed('rejected', mistake) };
}
