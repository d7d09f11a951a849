import { ExactNumber } from '../contract/json/ExactNumber';
import { mistaken, ok, type Result } from '../outcome/Result';
import { listed, showValue } from '../outcome/showValue';
import type { Property } from './dataset/Definition';
import { listIds, type Names } from './dataset/Names';
import type { ColumnsDraft } from './Draft';
import { readJson } from './readJson';

const SHOWN_FIELDS = 5;

type Matched = Result<{
	values: Array<{ property: Property; value: unknown }>;
	/** The fields of the item that match no property. */
	leftOut: string[];
}>;

/** Which properties take which values: as the resource mapper says, by hand or by the fields' names. */
export function matchColumns(
	draft: ColumnsDraft,
	properties: Names<Property>,
	dataset: string,
): Matched {
	switch (draft.mappingMode) {
		case 'defineBelow':
			return matchByHand(draft, properties, dataset);
		case 'autoMapInputData':
			return matchByName(draft, properties, dataset);
		default:
			return mistaken(
				`'Mapping Column Mode' ${showValue(draft.mappingMode)} does not exist.`,
				'Choose one of the two from the list.',
			);
	}
}

/** Each column is the ID of a property; written by hand or by an AI, it may be its name. */
function matchByHand(
	{ values, typed }: ColumnsDraft,
	properties: Names<Property>,
	dataset: string,
): Matched {
	if (!isByProperty(values)) {
		return mistaken(
			`The columns ${showValue(values)} are not values by the IDs of their properties.`,
			'Map the columns in the node, or write an object such as {"13": "a"}.',
		);
	}
	const matched: Array<{ property: Property; value: unknown }> = [];
	const columns = new Map<Property, string>();
	for (const [column, value] of Object.entries(values ?? {})) {
		const found = /^[0-9]+$/.test(column)
			? [properties.get(Number(column))]
			: properties.find(column);
		const [property] = found;
		if (!property || found.length > 1) {
			const reason = property
				? `Column ${showValue(column)} is the name of ${found.length} properties of ${dataset}.`
				: `Property ${showValue(column)} does not exist in ${dataset}, or not any more.`;
			const next = property
				? "Use the property's ID."
				: 'Open the node, refresh the list of columns and map it again.';
			return mistaken(reason, next, column);
		}
		const other = columns.get(property);
		if (other !== undefined) {
			return mistaken(
				`Columns ${showValue(other)} and ${showValue(column)} both give ${property.shown} of ${dataset}.`,
				'Remove one of them.',
				String(property.id),
			);
		}
		columns.set(property, column);
		matched.push({ property, value: typed.has(column) ? asList(property, value) : value });
	}
	return ok({ values: matched, leftOut: [] });
}

function isByProperty(values: unknown): values is object | null | undefined {
	return values === undefined || (typeof values === 'object' && !Array.isArray(values));
}

/** A list can only be typed in as JSON. */
function asList(property: Property, value: unknown): unknown {
	if (!property.isPlural || typeof value !== 'string' || !value.trimStart().startsWith('[')) {
		return value;
	}
	const read = readJson(value);
	if (!read.ok || !Array.isArray(read.value.json)) return value;
	return read.value.json.map((element) =>
		element instanceof ExactNumber ? element.text : element,
	);
}

/** The fields that match one property. */
interface Candidates {
	property: Property;
	fields: string[];
}

/**
 * Matches the fields of an item to properties by their names: exactly, else but for case and
 * blanks. What Tracy fills in by itself is matched by nothing (assumption A8).
 */
function matchByName(
	{ input, unmatchedFields }: ColumnsDraft,
	properties: Names<Property>,
	dataset: string,
): Matched {
	const byProperty = new Map<number, Candidates>();
	const leftOut: string[] = [];
	for (const field of Object.keys(input)) {
		const found = properties.find(field).filter(({ isAutomatic }) => !isAutomatic);
		const [property] = found;
		if (!property) {
			leftOut.push(field);
		} else if (found.length > 1) {
			return mistaken(
				`Field ${showValue(field)} matches ${found.length} properties of ${dataset}, with the IDs ${listIds(found)}.`,
				'Map the columns by hand, or give the properties different names in Tracy.',
			);
		} else {
			const candidates = byProperty.get(property.id) ?? { property, fields: [] };
			candidates.fields.push(field);
			byProperty.set(property.id, candidates);
		}
	}

	const values: Array<{ property: Property; value: unknown }> = [];
	for (const { property, fields } of byProperty.values()) {
		const exact = fields.find((field) => field === property.name);
		const [field, other] = exact === undefined ? fields : [exact];
		if (field === undefined) continue;
		if (other !== undefined) {
			return mistaken(
				`Fields ${showValue(field)} and ${showValue(other)} both match ${property.shown} of ${dataset}.`,
				'Remove or rename one of them before this node, or map the columns by hand.',
				String(property.id),
			);
		}
		leftOut.push(...fields.filter((candidate) => candidate !== field));
		values.push({ property, value: valueOf(input, field) });
	}
	if (unmatchedFields === 'refuse' && leftOut.length > 0) return refusedFields(leftOut, dataset);
	return ok({ values, leftOut });
}

function refusedFields(fields: string[], dataset: string): Matched {
	const shown = listed(fields.map(showValue), SHOWN_FIELDS);
	return mistaken(
		`No property of ${dataset} takes ${fields.length === 1 ? 'field' : 'the fields'} ${shown}.`,
		"Remove or rename what has no property, or let 'Unmatched Fields' leave it out.",
	);
}

function valueOf(input: object, field: string): unknown {
	const value: unknown = Reflect.get(input, field);
	return value;
}
