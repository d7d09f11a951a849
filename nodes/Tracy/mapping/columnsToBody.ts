import { ExactNumber } from '../contract/ExactNumber';
import type { Wire } from '../contract/Wire';
import type { Definition } from './Definition';
import type { ColumnsDraft } from './Draft';
import type { Mapped } from './Mapped';
import { matchFields, type Matched } from './matchFields';
import { mistaken } from './mistaken';
import type { Names } from './Names';
import type { Property } from './Property';
import { readJson } from './readJson';
import { showValue } from './showValue';
import { toDatumByType } from './toDatumByType';
import { toDatums } from './toDatums';

/**
 * The datums of an item whose values are given by the columns of its dataset, each in the column
 * that its property's type asks for.
 *
 * @param timezone the IANA zone in which a date-time without one is read
 */
export function columnsToBody(
	draft: ColumnsDraft,
	timezone: string,
	definition: Definition,
): Mapped {
	const { properties } = definition;
	if (!properties) {
		return mistaken(
			`Tracy does not tell the properties of ${definition.shown}.`,
			"Give them in 'Dataset Definition', or choose 'Property by Property'.",
		);
	}
	const matched = matchedBy(draft, properties, definition.shown);
	if (!matched.ok) return matched;

	const datums: Array<Wire<'Datum'>> = [];
	for (const { property, value } of matched.values) {
		const made = toDatums(property, value, (element) => toDatumByType(property, element, timezone));
		if (!made.ok) return made;
		datums.push(...made.datums);
	}
	return { ok: true, body: { dataset: { id: definition.id }, datums }, leftOut: matched.leftOut };
}

function matchedBy(draft: ColumnsDraft, properties: Names<Property>, dataset: string): Matched {
	switch (draft.mappingMode) {
		case 'defineBelow':
			return matchColumns(draft, properties, dataset);
		case 'autoMapInputData':
			return matchFields(draft, properties, dataset);
		default:
			return mistaken(
				`'Mapping Column Mode' ${showValue(draft.mappingMode)} does not exist.`,
				'Choose one of the two from the list.',
			);
	}
}

/** Each column is the ID of a property; written by hand or by an AI, it may be its name. */
function matchColumns(
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
	return { ok: true, values: matched, leftOut: [] };
}

function isByProperty(values: unknown): values is object | null | undefined {
	return values === undefined || (typeof values === 'object' && !Array.isArray(values));
}

/** A list can only be typed in as JSON. */
function asList(property: Property, value: unknown): unknown {
	if (!property.isPlural || typeof value !== 'string' || !value.trimStart().startsWith('[')) {
		return value;
	}
	const json = readJson(value);
	if (!json.ok || !Array.isArray(json.value)) return value;
	return json.value.map((element) => (element instanceof ExactNumber ? element.text : element));
}
