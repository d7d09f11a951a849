import type { IExecuteFunctions } from 'n8n-workflow';
import { readDataset } from '../contract/readDataset';
import { fetchPatiently } from '../delivery/fetchPatiently';
import { Definition } from '../mapping/dataset/Definition';
import { needsDefinition, type Draft } from '../mapping/Draft';
import { readJson } from '../mapping/readJson';
import { identifier } from '../mapping/values/identifier';
import { failed, type Failure } from '../outcome/Outcome';
import { isNothing, mistaken, ok, type Result } from '../outcome/Result';
import type { TracyClient } from '../transport/TracyClient';
import { n8nClock } from './n8nClock';

type DefinitionRead = Result<Definition, Failure>;

/** Reads datasets. */
export interface DefinitionReader {
	/** Reads the dataset that a draft needs; null where it needs none, or does not name it. */
	needed(draft: Draft): Promise<Result<Definition | null, Failure>>;
	/** Reads the dataset with an ID. */
	read(id: number, otherwise?: string): Promise<DefinitionRead>;
	/** A dataset that was pasted, or read before, whatever for; null where it was neither. */
	known(id: number | undefined): Definition | null;
	/** What 'Dataset Definition' holds; null where that is nothing, or a mistake. */
	pasted(): Definition | null;
}

/**
 * Gives what reads the datasets of drafts: each at most once an execution, and none that no draft
 * needs. 'Dataset Definition', where it is given, is taken instead of asking Tracy.
 *
 * @param maxRetryWait the longest to wait at a time before asking again, in ms
 */
export function definitionReader(
	context: IExecuteFunctions,
	client: Pick<TracyClient, 'getDataset'>,
	maxRetryWait: number,
): DefinitionReader {
	const reads = new Map<number, Promise<DefinitionRead>>();
	const known = new Map<number, Definition>();
	let given: Result<Definition | null, Failure> | undefined;

	const keep = (definition: Definition) => {
		known.set(definition.id, definition);
		return definition;
	};

	const ask = async (id: number, otherwise?: string): Promise<DefinitionRead> => {
		const fetched = await fetchPatiently(async () => await client.getDataset(id, otherwise), {
			maxRetryWait,
			clock: n8nClock(),
			random: Math.random,
			signal: context.getExecutionCancelSignal(),
		});
		return fetched.ok ? ok(keep(new Definition(fetched.value))) : notSent(fetched.mistake);
	};

	const readGivenOnce = () => {
		given ??= readGiven(context);
		if (given.ok && given.value) keep(given.value);
		return given;
	};

	const pasted = () => {
		const read = readGivenOnce();
		return read.ok ? read.value : null;
	};

	const read = async (id: number, otherwise?: string): Promise<DefinitionRead> => {
		const found = readGivenOnce();
		if (!found.ok) return found;
		if (found.value?.id === id) return ok(found.value);
		const asked = reads.get(id) ?? ask(id, otherwise);
		reads.set(id, asked);
		return await asked;
	};

	return {
		needed: async (draft) => {
			if (!needsDefinition(draft)) return ok(null);
			if (draft.content.specify === 'columns') {
				const found = readGivenOnce();
				if (!found.ok || found.value) return found;
			}
			const id = identifier(draft.dataset);
			return id.ok ? await read(id.value, WITHOUT_READING[draft.content.specify]) : ok(null);
		},
		read,
		known: (id) => {
			readGivenOnce();
			return id === undefined ? null : (known.get(id) ?? null);
		},
		pasted,
	};
}

/** What to do with a key that may not read the dataset, by the way in which values are given. */
const WITHOUT_READING: { [Way in Draft['content']['specify']]?: string } = {
	columns:
		"Choose 'Property by Property' and the 'Value Type' of each value, paste the dataset into the option 'Dataset Definition', or use an API key that may read it.",
	fields:
		"Choose the 'Value Type' of each value, and use IDs instead of names ('By ID'); or use an API key that may read the dataset.",
};

/** What a question that failed makes of an item: however unclear its end, the item was not sent. */
function notSent(failure: Failure): { ok: false; mistake: Failure } {
	const outcome = failure.outcome === 'unknown' ? 'unsent' : failure.outcome;
	return { ok: false, mistake: { ...failure, outcome } };
}

/** What 'Dataset Definition' holds, read from the first item. */
function readGiven(context: IExecuteFunctions): Result<Definition | null, Failure> {
	const given = ofFirstItem(context);
	return given.ok ? given : { ok: false, mistake: failed('rejected', given.mistake) };
}

function ofFirstItem(context: IExecuteFunctions): Result<Definition | null> {
	try {
		return givenDefinition(context.getNodeParameter('options.datasetDefinition', 0, ''));
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return mistaken(`The expression of 'Dataset Definition' failed: ${message}`, PASTE_IT);
	}
}

const PASTE_IT =
	'Paste what Tracy answers to GET /v1/datasets/{id}?fields=states,properties.propertyType,properties.options, or empty it.';

/** Reads 'Dataset Definition': a dataset with its properties; null where it is empty. */
export function givenDefinition(parameter: unknown): Result<Definition | null> {
	if (isNothing(parameter)) return ok(null);
	const read = readJson(parameter);
	if (!read.ok) return mistaken(`'Dataset Definition' ${read.mistake.flaw}.`, PASTE_IT);
	const { json } = read.value;
	// n8n's panel copies an item as a list of one.
	const [only = json, other] = Array.isArray(json) ? json : [];
	const dataset = other === undefined ? readDataset(only) : null;
	if (!dataset) return mistaken("'Dataset Definition' holds no dataset with an ID.", PASTE_IT);
	if (dataset.properties) return ok(new Definition(dataset));
	return mistaken("'Dataset Definition' holds no list of properties.", PASTE_IT);
}
