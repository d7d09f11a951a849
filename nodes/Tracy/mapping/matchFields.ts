import type { ColumnsDraft } from './Draft';
import { listIds } from './listIds';
import type { Mistake } from './Mistake';
import { mistaken } from './mistaken';
import type { Names } from './Names';
import type { Property } from './Property';
import { showValue } from './showValue';

const SHOWN_FIELDS = 5;

/** Which properties take which values; or why that can't be said. */
export type Matched =
	| { ok: true; values: Array<{ property: Property; value: unknown }>; leftOut: string[] }
	| { ok: false; mistake: Mistake };

/** The fields that match one property. */
interface Candidates {
	property: Property;
	fields: string[];
}

/**
 * Matches the fields of an item to properties by their names: exactly, else but for case and
 * blanks. What Tracy fills in by itself is matched by nothing (assumption A8).
 */
export function matchFields(
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
	return { ok: true, values, leftOut };
}

function refusedFields(fields: string[], dataset: string): Matched {
	const shown = fields.slice(0, SHOWN_FIELDS).map(showValue).join(', ');
	const more = fields.length > SHOWN_FIELDS ? ` and ${fields.length - SHOWN_FIELDS} more` : '';
	return mistaken(
		`No property of ${dataset} takes ${fields.length === 1 ? 'field' : 'the fields'} ${shown}${more}.`,
		"Remove or rename what has no property, or let 'Unmatched Fields' leave it out.",
	);
}

function valueOf(input: object, field: string): unknown {
	const value: unknown = Reflect.get(input, field);
	return value;
}
