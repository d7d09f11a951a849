import type { IExecuteFunctions } from 'n8n-workflow';
import { readDataset } from '../contract/readDataset';
import type { Deadlines } from '../delivery/Deadlines';
import { failed } from '../delivery/failed';
import { fetchPatiently } from '../delivery/fetchPatiently';
import type { NotCreated } from '../delivery/Outcome';
import { Definition } from '../mapping/Definition';
import type { Draft } from '../mapping/Draft';
import { identifier } from '../mapping/identifier';
import { isNothing } from '../mapping/isNothing';
import { needsDefinition } from '../mapping/needsDefinition';
import { readJson } from '../mapping/readJson';
import { fetchDataset } from '../transport/fetchDataset';
import type { TracyConnection } from '../transport/TracyConnection';
import { n8nClock } from './n8nClock';
import type { Settings } from './Settings';

/** The dataset of a draft; null where the draft does not need it, or does not name it. */
export type DefinitionRead =
	| { ok: true; definition: Definition | null }
	| { ok: false; failure: NotCreated };

/** Reads the dataset that a draft needs. */
export type DefinitionReader = (draft: Draft) => Promise<DefinitionRead>;

/**
 * Gives what reads the datasets of drafts: each at most once an execution, and none that no draft
 * needs. 'Dataset Definition', where it is given, is taken instead of asking Tracy.
 */
export function definitionReader(
	context: IExecuteFunctions,
	connection: TracyConnection,
	{ timeout, limits }: Settings,
	deadlines: Deadlines,
): DefinitionReader {
	const datasets = new Map<number, Promise<DefinitionRead>>();
	let given: DefinitionRead | null | undefined;

	const ask = async (id: number): Promise<DefinitionRead> => {
		const fetched = await fetchPatiently(
			async () => await fetchDataset(context, connection, id, timeout, deadlines),
			{
				maxRetryWait: limits.maxRetryWait,
				clock: n8nClock,
				random: Math.random,
				signal: context.getExecutionCancelSignal(),
			},
		);
		if (fetched.ok) return { ok: true, definition: new Definition(fetched.answer) };
		return { ok: false, failure: ofItem(fetched.failure) };
	};

	return async (draft) => {
		if (!needsDefinition(draft)) return { ok: true, definition: null };
		if (draft.content.specify === 'columns') {
			if (given === undefined) given = givenDefinition(context);
			if (given) return given;
		}
		const id = identifier(draft.dataset);
		if (!id.ok) return { ok: true, definition: null };
		const read = datasets.get(id.value) ?? ask(id.value);
		datasets.set(id.value, read);
		return await read;
	};
}

/** What a question that failed makes of an item: however unclear its end, the item was not sent. */
function ofItem(failure: NotCreated): NotCreated {
	return failure.outcome === 'unknown' ? { ...failure, outcome: 'unsent' } : failure;
}

/** What 'Dataset Definition' holds, read from the first item; null where it is empty. */
function givenDefinition(context: IExecuteFunctions): DefinitionRead | null {
	try {
		return readGiven(context.getNodeParameter('datasetDefinition', 0, ''));
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return refused(`The expression of 'Dataset Definition' failed: ${message}`);
	}
}

function readGiven(parameter: unknown): DefinitionRead | null {
	if (isNothing(parameter)) return null;
	const json = readJson(parameter);
	if (!json.ok) return refused(`'Dataset Definition' is not JSON: ${json.reason}.`);
	const dataset = readDataset(json.value);
	if (!dataset) return refused("'Dataset Definition' holds no dataset with an ID.");
	if (!dataset.properties) return refused("'Dataset Definition' holds no list of properties.");
	return { ok: true, definition: new Definition(dataset) };
}

function refused(reason: string): DefinitionRead {
	const next =
		'Paste what Tracy answers to GET /v1/datasets/{id}?fields=states,properties.propertyType,properties.options, or empty it.';
	return { ok: false, failure: failed('rejected', { reason, next }) };
}
