import type { Assumption } from './assumptions.mts';
import type { AssumedMistake } from './checkDatum.mts';
import { checkDraft } from './checkDraft.mts';
import { checkReferences, existsIn } from './checkReferences.mts';
import { type Draft, toDraft } from './Draft.mts';
import type { Mistake } from './Mistake.mts';
import type { PostRecord } from './PostRecord.mts';
import type { Records } from './Records.mts';
import { resolve } from './resolve.mts';
import type { StoredRecord } from './StoredRecord.mts';
import { toStoredDatum } from './toStoredDatum.mts';
import type { Dataset, Named, Workspace } from './Workspace.mts';

type Creation = { readonly record: StoredRecord } | { readonly mistakes: readonly Mistake[] };

/** Creates the record that a body of the contract's shape asks for, or says why it can't be. */
export function createRecord(
	body: PostRecord,
	workspace: Workspace,
	records: Records,
	uncheckedAssumptions: ReadonlySet<Assumption>,
): Creation {
	const unresolved = checkReferences(body, existsIn(workspace, records));
	if (unresolved.length > 0) return { mistakes: unresolved };

	const draft = toDraft(body, resolve(records, body.original));
	const dataset = datasetOf(draft, workspace);
	const mistakes = [...checkDatasetIsGiven(draft), ...checkDraft(draft, dataset, workspace)]
		.filter(({ assumption }) => assumption === undefined || !uncheckedAssumptions.has(assumption))
		.map(nameAssumption);
	if (mistakes.length > 0) return { mistakes };
	return { record: records.add(toRecord(body, draft, dataset, workspace)) };
}

/** Without a dataset (A7 not checked) the state tells it, else the first property. */
function datasetOf(draft: Draft, workspace: Workspace): Dataset {
	return (
		resolve(workspace.datasets, draft.dataset) ??
		resolve(workspace.states, draft.state)?.dataset ??
		resolve(workspace.properties, draft.datums[0]?.property)?.dataset ??
		workspace.firstDataset
	);
}

function checkDatasetIsGiven({ dataset }: Draft): AssumedMistake[] {
	if (dataset !== undefined) return [];
	const message = 'A record needs a dataset, unless it duplicates an original.';
	return [{ path: 'dataset', message, assumption: 'A7' }];
}

function nameAssumption({ path, message, assumption }: AssumedMistake): Mistake {
	return { path, message: assumption ? `${message} (Assumption ${assumption})` : message };
}

function toRecord(
	body: PostRecord,
	draft: Draft,
	dataset: Dataset,
	workspace: Workspace,
): Omit<StoredRecord, 'id'> {
	return {
		dataset: { id: dataset.id, name: dataset.name },
		state: toState(draft, dataset, workspace),
		archived: body.archived ?? null,
		removed: body.removed ?? null,
		datums: draft.datums.map((datum) => toStoredDatum(datum, workspace)),
		metadatums: body.metadatums ?? [],
		events: body.events ?? [],
		transitions: body.transitions ?? [],
	};
}

/** Assumption A6: a record that names no state starts in the dataset's first one. */
function toState(draft: Draft, dataset: Dataset, workspace: Workspace): Named {
	const { id, name } = resolve(workspace.states, draft.state)?.state ?? dataset.states[0];
	return { id, name };
}
