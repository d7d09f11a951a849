import { type AssumedMistake, checkDatum, foreign, VALUE_COLUMNS } from './checkDatum.mts';
import type { Draft } from './Draft.mts';
import { resolve } from './resolve.mts';
import type { Dataset, Workspace } from './Workspace.mts';

/** Checks a draft, whose references are known to exist, against the dataset it will be in. */
export function checkDraft(draft: Draft, dataset: Dataset, workspace: Workspace): AssumedMistake[] {
	const stateOwner = resolve(workspace.states, draft.state)?.dataset;
	return [
		...(stateOwner === undefined || stateOwner === dataset
			? []
			: [foreign('state.id', 'state', stateOwner)]),
		...draft.datums.flatMap((datum, index) =>
			checkDatum(datum, `datums[${index}]`, dataset, workspace),
		),
		...checkRequired(draft, dataset),
	];
}

function checkRequired({ datums }: Draft, dataset: Dataset): AssumedMistake[] {
	const filled = new Set(
		datums
			.filter((datum) => VALUE_COLUMNS.some((column) => (datum[column] ?? null) !== null))
			.map((datum) => datum.property?.id),
	);
	return dataset.properties
		.filter((property) => property.isRequired && !filled.has(property.id))
		.map((property) => ({
			path: 'datums',
			message: `Property ${property.id} (${property.name}) needs a value.`,
			assumption: 'A4',
		}));
}
