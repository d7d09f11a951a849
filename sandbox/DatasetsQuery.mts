import { toId } from './toId.mts';
import { toPaths } from './toPaths.mts';

/** What is asked for of the datasets (assumptions A17 and A18). */
export interface DatasetsQuery {
	/** The parameters that were given, by name. */
	readonly asked: readonly string[];
	/** The paths of the related objects that are to come along, in lower case. */
	readonly fields: ReadonlySet<string>;
	/** A text that the name contains, in upper or lower case. */
	readonly nameContains: string;
	readonly id: bigint | null;
	/** By name, or as they come. */
	readonly order: 'ascending' | 'descending' | null;
	/** How many are passed over. */
	readonly offset: number | null;
	/** How many come at most; null = all. */
	readonly limit: number | null;
}

/** A query whose values have the form that `queries.mts` demands. */
export interface RawDatasetsQuery {
	readonly fields?: string;
	readonly 'name.contains'?: string;
	readonly 'id.equals'?: string;
	readonly sorting?: string;
	readonly offset?: string;
	readonly limit?: string;
}

/** @throws Refusal with 400 when the ID is no int32 */
export function toDatasetsQuery(raw: RawDatasetsQuery): DatasetsQuery {
	const { fields, sorting, offset, limit, 'id.equals': id } = raw;
	return {
		asked: Object.keys(raw),
		fields: toPaths(fields),
		nameContains: raw['name.contains'] ?? '',
		id: id === undefined ? null : toId(id, 32, 'id.equals'),
		order: sorting === undefined ? null : toOrder(sorting),
		offset: offset === undefined ? null : Number(offset),
		limit: limit === undefined ? null : Number(limit),
	};
}

/** A plus that stands in an address as it is arrives as a blank. */
function toOrder(sorting: string): 'ascending' | 'descending' {
	return sorting.startsWith('-') ? 'descending' : 'ascending';
}
