import { ImportKeys } from '../../delivery/keys/ImportKeys';
import { definitionReader } from '../../host/definitionReader';
import { hasImportKeys, importKeyReader, n8nKeyStore } from '../../host/importKeyReader';
import { openLedger } from '../../host/openLedger';
import { creationHints } from '../../host/showHints';
import { creating, creatingAgain, creatingOnce } from '../../outcome/Endings';
import { isFailure } from '../../outcome/Outcome';
import type { DraftReader } from './fields/draftFields';
import { prepareItem, type ItemBody, type Preparation } from './prepareItem';
import { runItems } from './runItems';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

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
	const { ledger, isSame, sentBefore, close } = openLedger(context, items);
	const isKeyed = hasImportKeys(context);
	const plain = sentBefore === undefined ? creatingAgain : creating;
	const endings = isKeyed ? creatingOnce : plain;
	return await runItems<ItemBody>(context, {
		outcome: 'created',
		endings,
		ledger,
		begin: ({ client, settings, show }) => {
			const leftOut = new Set<string>();
			const filledIn = new Set<string>();
			const maybeRequired = new Set<string>();
			const definitions = definitionReader(context, client, settings.limits.maxRetryWait);
			const preparation: Preparation = {
				readDraft: readerOf(context, items),
				definitions,
				refusesMissing: settings.refusesMissing,
				readImportKey: importKeyReader(context, client),
				leaveOut: (fields, automatic) => {
					for (const field of fields) leftOut.add(field);
					for (const field of automatic) filledIn.add(field);
				},
				suspect: (properties) => properties.forEach((property) => maybeRequired.add(property)),
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
				send: async ({ text, hasValues, dataset }) => {
					const attempt = await client.createRecord(text, (answer) =>
						show(answer, definitions.known(answer.record.dataset?.id ?? dataset)),
					);
					if (attempt.outcome === 'created' && !hasValues) withoutValues += 1;
					return endings.advise(attempt);
				},
				finish: ({ outcomes }) => {
					close(outcomes.some(isFailure));
					return creationHints(outcomes, {
						withoutValues,
						leftOut: [...leftOut],
						filledIn: [...filledIn],
						maybeRequired: [...maybeRequired],
						isKeyed,
						sentBefore,
					});
				},
			};
		},
	});
}
