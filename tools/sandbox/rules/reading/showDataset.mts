import type { Dataset, Named, Option, Property, PropertyType } from '../Workspace.mts';

/** A dataset as it is answered. What a variant may leave out is optional. */
export interface ShownDataset {
	readonly id: bigint;
	readonly name: string;
	readonly isDisabled?: boolean;
	readonly position: bigint;
	readonly path: null;
	readonly states: readonly Named[] | null;
	readonly properties: readonly ShownProperty[] | null;
	readonly representations: null;
}

export interface ShownProperty {
	readonly id: bigint;
	readonly propertyType: ShownPropertyType | null;
	readonly name: string | null;
	readonly isUsedAsTitle: boolean;
	readonly isRequired?: boolean;
	readonly parameters: string | null;
	readonly position?: bigint;
	readonly options: readonly Option[] | null;
}

type ShownPropertyType = Pick<PropertyType, 'id'> & Partial<PropertyType>;

/** The paths that `fields` can ask for; the sandbox knows no others. */
export const DATASET_PATHS: ReadonlySet<string> = new Set([
	'states',
	'properties',
	'properties.propertytype',
	'properties.options',
]);

/**
 * Assumption A17: what belongs to a dataset comes along where its path is asked for, and is null
 * where it is not, although the contract's `propertyType` knows no null.
 */
export function showDataset(dataset: Dataset, paths: ReadonlySet<string>): ShownDataset {
	const { id, name, isDisabled = false, position = 0n, states, properties } = dataset;
	return {
		id,
		name,
		isDisabled,
		position,
		path: null,
		states: paths.has('states') ? states : null,
		properties: paths.has('properties')
			? properties.map((property) => showProperty(property, paths))
			: null,
		representations: null,
	};
}

function showProperty(property: Property, paths: ReadonlySet<string>): ShownProperty {
	const {
		id,
		name,
		isUsedAsTitle = false,
		isRequired,
		parameters = null,
		position = 0n,
	} = property;
	return {
		id,
		propertyType: paths.has('properties.propertytype') ? property.propertyType : null,
		name,
		isUsedAsTitle,
		isRequired,
		parameters,
		position,
		options: paths.has('properties.options') ? (property.options ?? []) : null,
	};
}
