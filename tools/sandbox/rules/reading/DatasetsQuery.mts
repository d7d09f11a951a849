import { toId } from '../toId.mts';

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

const wholeNumber = { type: 'string', pattern: '^\\d{1,9}$' };

/** The query of `GET /v1/datasets`, as a JSON schema. */
export const datasetsQuery = {
	type: 'object',
	properties: {
		fields: { type: 'string' },
		offset: wholeNumber,
		limit: wholeNumber,
		'name.contains': { type: 'string' },
		'id.equals': { type: 'string' },
		// A plus that stands in an address as it is arrives as a blank.
		sorting: { type: 'string', pattern: '^[+\\- ]name$' },
	},
	additionalProperties: false,
};

/** A query whose values have the form that the schema demands. */
export interface RawDatasetsQuery {
	readonly fields?: string;
	readonly 'name.contains'?: string;
	readonly 'id.equals'?: string;
	readonly sorting?: string;
	readonly offset?: string;
	readonly limit?: string;
}

/**
 * Reads what `fields` asks for (assumption A17): paths with commas between them, in upper or lower
 * case. With a path comes what it leads through, so `properties.options` asks for `properties` too.
 *
 * @returns the paths in lower case
 */
export function toPaths(fields = ''): Set<string> {
	const paths = fields
		.toLowerCase()
		.split(',')
		.filter((path) => path !== '');
	return new Set(paths.flatMap(withParents));
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

function withParents(path: string): string[] {
	const steps = path.split('.');
	return steps.map((_, index) => steps.slice(0, index + 1).join('.'));
}

function toOrder(sorting: string): 'ascending' | 'descending' {
	return sorting.startsWith('-') ? 'descending' : 'ascending';
}
