import type { IExecuteFunctions } from 'n8n-workflow';
import { readDataset, type DatasetAnswer } from '../contract/readDataset';
import { fetchPatiently } from '../delivery/fetchPatiently';
import { Definition } from '../mapping/dataset/Definition';
import { needsDefinition, type Draft } from '../mapping/Draft';
import { readJson } from '../mapping/readJson';
import { identifier } from '../mapping/values/identifier';
import { failed, type Failure } from '../outcome/Outcome';
import { isNothing, mistaken, ok, type Result } from '../outcome/Result';
import type { TracyClient } from '../transport/TracyClient';
import { n8nClock } from './n8nClock';

/** The dataset of a draft; null where the draft does not need it, or does not name it. */
type DefinitionRead = Result<Definition | null, Failure>;

/** Reads the dataset that a draft needs. */
export type DefinitionReader = (draft: Draft) => Promise<DefinitionRead>;

/**
 * Gives what reads the datasets of drafts: each at most once an execution, and none that no draft
 * needs. 'Dataset Definition', where it is given, is taken instead of asking Tracy.
 *
 * @param maxRetryWait the longest to wait at a time before asking again, in ms
 */
export function definitionReader(
	context: IExecuteFunctions,
	client: TracyClient,
	maxRetryWait: number,
): DefinitionReader {
	const datasets = new Map<number, Promise<DefinitionRead>>();
	let given: DefinitionRead | undefined;

	const ask = async (id: number): Promise<DefinitionRead> => {
		const fetched = await fetchPatiently(async () => await client.getDataset(id), {
			maxRetryWait,
			clock: n8nClock,
			random: Math.random,
			signal: context.getExecutionCancelSignal(),
		});
		return fetched.ok ? ok(new Definition(fetched.value)) : notSent(fetched.mistake);
	};

	return async (draft) => {
		if (!needsDefinition(draft)) return ok(null);
		if (draft.content.specify === 'columns') {
			given ??= givenDefinition(context);
			if (!given.ok || given.value) return given;
		}
		const id = identifier(draft.dataset);
		if (!id.ok) return ok(null);
		const read = datasets.get(id.value) ?? ask(id.value);
		datasets.set(id.value, read);
		return await read;
	};
}

/** What a question that failed makes of an item: however unclear its end, the item was not sent. */
function notSent(failure: Failure): DefinitionRead {
	const outcome = failure.outcome === 'unknown' ? 'unsent' : failure.outcome;
	return { ok: false, mistake: { ...failure, outcome } };
}

/** What 'Dataset Definition' holds, read from the first item. */
function givenDefinition(context: IExecuteFunctions): DefinitionRead {
	const given = readGiven(context);
	if (!given.ok) return { ok: false, mistake: failed('rejected', given.mistake) };
	return ok(given.value && new Definition(given.value));
}

function readGiven(context: IExecuteFunctions): Result<DatasetAnswer | null> {
	try {
		return givenDataset(context.getNodeParameter('datasetDefinition', 0, ''));
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return mistaken(`The expression of 'Dataset Definition' failed: ${message}`, PASTE_IT);
	}
}

const PASTE_IT =
	'Paste what Tracy answers to GET /v1/datasets/{id}?fields=states,properties.propertyType,properties.options, or empty it.';

/** Reads 'Dataset Definition': a dataset with its properties; null where it is empty. */
export function givenDataset(parameter: unknown): Result<DatasetAnswer | null> {
	if (isNothing(parameter)) return ok(null);
	const read = readJson(parameter);
	if (!read.ok) return mistaken(`'Dataset Definition' ${read.mistake.flaw}.`, PASTE_IT);
	const { json } = read.value;
	// n8n's panel copies an item as a list of one.
	const [only = json, other] = Array.isArray(json) ? json : [];
	const dataset = other === undefined ? readDataset(only) : null;
	if (!dataset) return mistaken("'Dataset Definition' holds no dataset with an ID.", PASTE_IT);
	if (dataset.properties) return ok(dataset);
	return mistaken("'Dataset Definition' holds no list of properties.", PASTE_IT);
}
