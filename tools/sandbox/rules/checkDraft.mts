import type { Assumption } from './assumptions.mts';
import { type Datum, type Draft, resolve, type ValueColumn } from './PostRecord.mts';
import type { Mistake } from './Refusal.mts';
import type { Dataset, Property, Workspace } from './Workspace.mts';

/** The value column of each property type (assumption A3). A type not listed takes any column. */
const COLUMN_OF_TYPE = new Map<string, ValueColumn>([
	['text', 'stringValue'],
	['integer', 'integerValue'],
	['decimal', 'decimalValue'],
	['dateTime', 'dateTimeValue'],
	['option', 'optionValue'],
	['user', 'userValue'],
	['record', 'recordValue'],
]);

export const VALUE_COLUMNS: readonly ValueColumn[] = [...COLUMN_OF_TYPE.values()];

/** A mistake that only an assumption forbids. */
export interface AssumedMistake extends Mistake {
	readonly assumption?: Assumption;
}

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

/** Checks one datum, whose references are known to exist, against the record's dataset. */
function checkDatum(
	datum: Datum,
	path: string,
	dataset: Dataset,
	workspace: Workspace,
): AssumedMistake[] {
	const found = resolve(workspace.properties, datum.property);
	if (found === undefined) {
		return [{ path: `${path}.property`, message: 'A datum needs a property.' }];
	}
	if (found.dataset !== dataset) return [foreign(`${path}.property.id`, 'property', found.dataset)];
	return [
		...checkColumns(datum, path, found.property),
		...checkOption(datum, path, found.property, workspace),
		...checkAutomatic(path, found.property),
	];
}

function foreign(path: string, what: string, owner: Dataset): AssumedMistake {
	return { path, message: `This ${what} belongs to dataset ${owner.id} (${owner.name}).` };
}

function checkColumns(datum: Datum, path: string, property: Property): AssumedMistake[] {
	const columns = VALUE_COLUMNS.filter((column) => column in datum);
	const expected = COLUMN_OF_TYPE.get(property.propertyType.id);
	const count: AssumedMistake = {
		path,
		message: `A datum carries exactly one value column, not ${columns.length}.`,
		assumption: 'A2',
	};
	const wrong = columns.filter((column) => expected !== undefined && column !== expected);
	return [
		...(columns.length === 1 ? [] : [count]),
		...wrong.map(
			(column): AssumedMistake => ({
				path: `${path}.${column}`,
				message: `Property ${property.id} (${property.name}) takes ${String(expected)}.`,
				assumption: 'A3',
			}),
		),
	];
}

function checkOption(
	datum: Datum,
	path: string,
	property: Property,
	workspace: Workspace,
): AssumedMistake[] {
	const owner = resolve(workspace.options, datum.optionValue)?.property;
	if (owner === undefined || owner.id === property.id) return [];
	const message = `This option belongs to property ${owner.id} (${owner.name}).`;
	return [{ path: `${path}.optionValue.id`, message }];
}

function checkAutomatic(path: string, property: Property): AssumedMistake[] {
	if (!property.propertyType.isAutomatic) return [];
	const message = `Property ${property.id} (${property.name}) is automatic and can't be written.`;
	return [{ path: `${path}.property.id`, message, assumption: 'A8' }];
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
