import { encodeJson } from '../../contract/json/encodeJson';
import type { Prepared } from '../../delivery/deliver';
import { ImportKeys, type ImportKey } from '../../delivery/ImportKeys';
import { KeyBatches } from '../../delivery/KeyBatches';
import { definitionReader, type DefinitionReader } from '../../host/definitionReader';
import { importKeyReader, type ImportKeyReader } from '../../host/importKeyReader';
import { n8nClock } from '../../host/n8nClock';
import { n8nKeyStore } from '../../host/n8nKeyStore';
import { openLedger } from '../../host/openLedger';
import { creationHints } from '../../host/showHints';
import { toBody } from '../../mapping/toBody';
import { creating } from '../../outcome/Endings';
import { failed, isFailure } from '../../outcome/Outcome';
import { ok } from '../../outcome/Result';
import type { DraftReader } from './fields/draftFields';
import { runItems } from './runItems';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** The body of one item. */
interface ItemBody {
	/** The exact JSON text to send. */
	text: string;
	/** Whether it gives the record any value. */
	hasValues: boolean;
	/** The import key; null where import keys are not used. */
	importKey: ImportKey | null;
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
	const { ledger, isLost, drop } = openLedger(context, items);
	return await runItems<ItemBody>(context, {
		outcome: 'created',
		endings: creating,
		ledger,
		begin: ({ client, settings, show }) => {
			const importKeys = new ImportKeys(new KeyBatches(n8nKeyStore(context), n8nClock));
			const leftOut = new Set<string>();
			const preparation: Preparation = {
				readDraft: readerOf(context, items),
				readDefinition: definitionReader(context, client, settings.limits.maxRetryWait),
				readImportKey: importKeyReader(context, client.baseUrl),
				leaveOut: (fields) => fields.forEach((field) => leftOut.add(field)),
			};
			let withoutValues = 0;
			let hasImportKeys = false;
			return {
				prepare: async (index) => await prepareItem(preparation, index),
				guard: async ({ importKey }, send) => {
					if (!importKey) return await send();
					hasImportKeys = true;
					return await importKeys.sendOnce(importKey, send);
				},
				send: async ({ text, hasValues }) => {
					const attempt = await client.createRecord(text, show);
					if (attempt.outcome === 'created' && !hasValues) withoutValues += 1;
					return attempt;
				},
				finish: async ({ outcomes }) => {
					await importKeys.finish();
					const retries = context.getNode().retryOnFail === true;
					const runsAgain = !context.continueOnFail() || retries;
					if (!outcomes.some(isFailure) || !runsAgain) drop();
					return creationHints(outcomes, {
						withoutValues,
						leftOut: [...leftOut],
						isLedgerLost: isLost && !hasImportKeys,
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

/** Makes the body of one item, or says why it has none. */
async function prepareItem(
	{ readDraft, readDefinition, readImportKey, leaveOut }: Preparation,
	itemIndex: number,
): Promise<Prepared<ItemBody>> {
	const draft = readDraft(itemIndex);
	if (!draft.ok) return { ok: false, mistake: failed('rejected', draft.mistake) };
	const definition = await readDefinition(draft.value);
	if (!definition.ok) return definition;
	const mapped = toBody(draft.value, definition.value);
	if (!mapped.ok) return { ok: false, mistake: failed('rejected', mapped.mistake) };
	const { body, leftOut = [] } = mapped.value;
	leaveOut(leftOut);
	const importKey = readImportKey(draft.value.importKey, body.dataset?.id);
	if (!importKey.ok) return { ok: false, mistake: failed('rejected', importKey.mistake) };
	const hasValues = body.original !== undefined || (body.datums ?? []).length > 0;
	return ok({ text: encodeJson(body), hasValues, importKey: importKey.value });
}
