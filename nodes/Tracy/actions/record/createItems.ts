import { encodeJson } from '../../contract/json/encodeJson';
import type { Wire } from '../../contract/Wire';
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
import { checkRequired } from '../../mapping/checkRequired';
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
	/** The ID of the dataset that it names; undefined where it names none. */
	dataset: number | undefined;
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
			const maybeRequired = new Set<string>();
			const definitions = definitionReader(context, client, settings.limits.maxRetryWait);
			const preparation: Preparation = {
				readDraft: readerOf(context, items),
				definitions,
				refusesMissing: settings.refusesMissing,
				readImportKey: importKeyReader(context, client),
				leaveOut: (fields) => fields.forEach((field) => leftOut.add(field)),
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
					return attempt;
				},
				finish: ({ outcomes }) => {
					close(outcomes.some(isFailure));
					return creationHints(outcomes, {
						withoutValues,
						leftOut: [...leftOut],
						maybeRequired: [...maybeRequired],
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
	definitions: DefinitionReader;
	/** Whether an item without a value for a required property is rejected. */
	refusesMissing: boolean;
	readImportKey: ImportKeyReader;
	/** Told the fields of the item that match no property. */
	leaveOut: (fields: string[]) => void;
	/** Told the properties without a value of which it is not known whether they are required. */
	suspect: (properties: string[]) => void;
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
	preparation: Preparation,
	draft: Draft,
): Promise<Result<{ body: ItemBody; importKey: ImportKey | undefined }, Failure>> {
	const { definitions, readImportKey, leaveOut } = preparation;
	const definition = await definitions.needed(draft);
	if (!definition.ok) return definition;
	const mapped = toBody(draft, definition.value);
	if (!mapped.ok) return toRejected(mapped);
	const { body, leftOut = [] } = mapped.value;
	leaveOut(leftOut);
	const complete = await checkComplete(preparation, body);
	if (!complete.ok) return complete;
	const importKey = readImportKey(draft.importKey, body.dataset?.id);
	if (!importKey.ok) return toRejected(importKey);
	const hasValues = body.original !== undefined || (body.datums ?? []).length > 0;
	const itemBody = { text: encodeJson(body), hasValues, dataset: body.dataset?.id };
	return ok({ body: itemBody, importKey: importKey.value });
}

function toRejected({ mistake }: { mistake: Mistake }): { ok: false; mistake: Failure } {
	return { ok: false, mistake: failed('rejected', mistake) };
}

/** Whether a body lacks no required value, where that is asked for. A duplicate has its original's. */
async function checkComplete(
	{ refusesMissing, definitions, suspect }: Preparation,
	body: Wire<'PostRecord'>,
): Promise<Result<null, Failure>> {
	const { dataset, original } = body;
	if (!refusesMissing || original || dataset?.id === undefined) return ok(null);
	const definition = await definitions.read(dataset.id, WITHOUT_READING);
	if (!definition.ok) return definition;
	const checked = checkRequired(body, definition.value);
	if (!checked.ok) return toRejected(checked);
	suspect(checked.value);
	return ok(null);
}

const WITHOUT_READING =
	"Let 'Missing Required Values' send such items, or use an API key that may read the dataset.";
