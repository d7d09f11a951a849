import { encodeJson } from '../../contract/json/encodeJson';
import type { Wire } from '../../contract/Wire';
import type { ImportKey, Prepared } from '../../delivery/Rows';
import type { DefinitionReader } from '../../host/definitionReader';
import {
	datasetOf,
	enteredFor,
	keyWithoutBody,
	type ImportKeyReader,
} from '../../host/importKeyReader';
import type { Draft } from '../../mapping/Draft';
import { checkRequired } from '../../mapping/checkRequired';
import { toBody } from '../../mapping/toBody';
import { failed, type Failure } from '../../outcome/Outcome';
import { mistaken, ok, type Mistake, type Result } from '../../outcome/Result';
import type { DraftReader } from './fields/draftFields';
import type { IExecuteFunctions } from 'n8n-workflow';

/** The body of one item. */
export interface ItemBody {
	/** The exact JSON text to send. */
	text: string;
	/** Whether it gives the record any value. */
	hasValues: boolean;
	/** The ID of the dataset that it names; undefined where it names none. */
	dataset: number | undefined;
}

/** What the bodies of items are made with. */
export interface Preparation {
	readDraft: DraftReader;
	definitions: DefinitionReader;
	/** Whether an item without a value for a required property is rejected. */
	refusesMissing: boolean;
	readImportKey: ImportKeyReader;
	/** Told the fields of the item that match no property, or one that Tracy fills in. */
	leaveOut: (fields: string[], filledIn: string[]) => void;
	/** Told the properties without a value of which it is not known whether they are required. */
	suspect: (properties: string[]) => void;
}

/** Makes the body of one item, or says why it has none; and reads its import key in any case. */
export async function prepareItem(
	context: IExecuteFunctions,
	preparation: Preparation,
	itemIndex: number,
): Promise<Prepared<ItemBody>> {
	const { readDraft, readImportKey, definitions } = preparation;
	const draft = readDraft(itemIndex);
	const mapped = draft.ok ? await mapDraft(preparation, draft.value) : toRejected(draft);
	if (mapped.ok) {
		const { body, importKey } = mapped.value;
		return { ok: true, value: body, key: importKey };
	}
	const pasted = definitions.pasted()?.id;
	const entered = draft.ok
		? { importKey: draft.value.importKey, dataset: datasetOf(draft.value, pasted) }
		: enteredFor(context, itemIndex, pasted);
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
	const { body, leftOut = [], filledIn = [] } = mapped.value;
	leaveOut(leftOut, filledIn);
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
	if (!refusesMissing || original) return ok(null);
	if (dataset?.id === undefined) return toRejected(WITHOUT_DATASET);
	const definition = await definitions.read(dataset.id, WITHOUT_READING);
	if (!definition.ok) return definition;
	const checked = checkRequired(body, definition.value);
	if (!checked.ok) return toRejected(checked);
	suspect(checked.value);
	return ok(null);
}

const WITHOUT_DATASET = mistaken(
	"Without the dataset's ID it can't be told which values are required.",
	"Choose it in 'Dataset', or let 'Missing Required Values' send such items.",
);

const WITHOUT_READING =
	"Let 'Missing Required Values' send such items, or use an API key that may read the dataset.";
