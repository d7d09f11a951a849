import type { Assumption } from '../rules/assumptions.mts';
import { type AssumedMistake, checkDraft, VALUE_COLUMNS } from '../rules/checkDraft.mts';
import { checkReferences, existsIn } from '../rules/checkReferences.mts';
import { type Datum, type Draft, type PostRecord, resolve, toDraft } from '../rules/PostRecord.mts';
import type { Mistake } from '../rules/Refusal.mts';
import type { Dataset, Named, Workspace } from '../rules/Workspace.mts';
import type { Records, StoredRecord } from './Records.mts';

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
	const mistakes = [...checkDatasetIsGiven(draft), ...checkDraft(draft, dataset, workspace)].filter(
		({ assumption }) => assumption === undefined || !uncheckedAssumptions.has(assumption),
	);
	if (mistakes.length > 0) return { mistakes };
	return { record: records.add(toRecord(body, draft, dataset, workspace)) };
}

/** What is kept of a checked datum: names beside IDs, values as they came. */
function toStoredDatum(datum: Datum, workspace: Workspace): Datum {
	const found = resolve(workspace.properties, datum.property);
	const option = resolve(workspace.options, datum.optionValue)?.option;
	const user = resolve(workspace.users, datum.userValue);
	const recordId = datum.recordValue?.id;
	return {
		...(found && { property: { id: found.property.id, name: found.property.name } }),
		...plainValues(datum),
		...(option && { optionValue: option }),
		...(user && { userValue: user }),
		...(recordId !== undefined && { recordValue: { id: recordId } }),
	};
}

function plainValues(datum: Datum): Datum {
	const columns = VALUE_COLUMNS.filter((column) => column in datum);
	return Object.fromEntries(columns.map((column) => [column, datum[column]]));
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
