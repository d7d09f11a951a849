import { createHash } from 'node:crypto';
import { Refusal } from '../Refusal.mts';
import type { DatasetsQuery } from './DatasetsQuery.mts';
import type { ShownDataset, ShownProperty } from './showDataset.mts';

/** A list as it is about to be answered. */
export interface ListAnswer {
	readonly body: object;
	readonly headers: Readonly<Record<string, string>>;
	/** How many there are on all pages. */
	readonly total: number;
}

/** What a server that differs makes of a question and of its answer. */
interface Reading {
	readonly fields: (paths: ReadonlySet<string>) => ReadonlySet<string>;
	readonly query: (query: DatasetsQuery) => DatasetsQuery;
	readonly dataset: (shown: ShownDataset) => ShownDataset;
	readonly list: (answer: ListAnswer) => ListAnswer;
}

/** One way in which a server can differ from what is assumed of reading. */
interface ReadVariant extends Partial<Reading> {
	/** The assumptions of `docs/assumptions.md` that then don't hold. */
	readonly refutes: readonly string[];
	/** Whether there is nothing to be read at all. */
	readonly isMissing?: true;
}

const MOST_ROWS = 20;

/** The variants by name; where several are chosen they act in this order. To add one, add it here. */
const table = {
	notFound: { refutes: ['A16'], isMissing: true },

	strictQuery: { refutes: ['A17', 'A18'], query: refuseAnyQuery },
	bare: { refutes: ['A17'], fields: () => new Set() },
	unfiltered: {
		refutes: ['A18'],
		query: (query) => ({ ...query, nameContains: '', id: null }),
	},
	unsorted: { refutes: ['A18'], query: (query) => ({ ...query, order: null }) },
	unpaged: {
		refutes: ['A18'],
		query: (query) => ({ ...query, offset: null, limit: null }),
		list: (answer) => ({ ...answer, headers: {} }),
	},
	smallPages: {
		refutes: ['A18'],
		query: (query) => ({ ...query, limit: Math.min(query.limit ?? MOST_ROWS, MOST_ROWS) }),
	},

	unknownTypes: { refutes: ['A19'], dataset: forEachProperty(renameType) },
	// The contract requires no field of anything, so this refutes nothing.
	withoutFlags: { refutes: [], dataset: leaveOutFlags },

	wrapped: {
		refutes: ['A16'],
		list: ({ body, headers, total }) => ({ body: { items: body, total }, headers, total }),
	},
} satisfies Record<string, ReadVariant>;

export type ReadVariantName = keyof typeof table;

export const readVariants: Readonly<Record<ReadVariantName, ReadVariant>> = table;

export function isReadVariant(text: string): text is ReadVariantName {
	return Object.hasOwn(table, text);
}

/** Whether a server with these variants knows nothing that can be read. */
export function isNothingToRead(names: ReadonlySet<ReadVariantName>): boolean {
	return chosen(names).some(({ isMissing }) => isMissing === true);
}

/** What the chosen variants together make of a question and its answer; without any, nothing. */
export function combineVariants(names: ReadonlySet<ReadVariantName>): Reading {
	return {
		fields: (asked) =>
			chosen(names).reduce((paths, variant) => variant.fields?.(paths) ?? paths, asked),
		query: (asked) =>
			chosen(names).reduce((query, variant) => variant.query?.(query) ?? query, asked),
		dataset: (whole) =>
			chosen(names).reduce((shown, variant) => variant.dataset?.(shown) ?? shown, whole),
		list: (whole) => chosen(names).reduce((list, variant) => variant.list?.(list) ?? list, whole),
	};
}

function chosen(names: ReadonlySet<ReadVariantName>): ReadVariant[] {
	return Object.entries(readVariants)
		.filter(([name]) => isReadVariant(name) && names.has(name))
		.map(([, variant]) => variant);
}

function refuseAnyQuery(query: DatasetsQuery): DatasetsQuery {
	if (query.asked.length === 0) return query;
	const message = 'This query parameter is unknown.';
	throw Refusal.forMistakes(query.asked.map((path) => ({ path, message })));
}

function forEachProperty(
	change: (property: ShownProperty) => ShownProperty,
): (shown: ShownDataset) => ShownDataset {
	return (shown) => ({ ...shown, properties: shown.properties?.map(change) ?? null });
}

/** The same type always gets the same name, and one that tells nothing. */
function renameType(property: ShownProperty): ShownProperty {
	const { propertyType } = property;
	if (propertyType === null) return property;
	const hash = createHash('sha256').update(propertyType.id).digest('hex');
	return { ...property, propertyType: { ...propertyType, id: `type-${hash.slice(0, 4)}` } };
}

/** What is undefined is not written. */
function leaveOutFlags(shown: ShownDataset): ShownDataset {
	return forEachProperty(leaveOutPropertyFlags)({ ...shown, isDisabled: undefined });
}

function leaveOutPropertyFlags(property: ShownProperty): ShownProperty {
	const { propertyType } = property;
	return {
		...property,
		name: null,
		isRequired: undefined,
		position: undefined,
		propertyType: propertyType && {
			...propertyType,
			isAutomatic: undefined,
			isPlural: undefined,
		},
	};
}
