import type { Wire } from '../contract/Wire';
import type { DatumDraft } from './Draft';
import { identifier } from './identifier';
import { isValueColumn } from './isValueColumn';
import type { Mapped } from './Mapped';
import { mistaken } from './mistaken';
import { showValue } from './showValue';
import { toDatum } from './toDatum';
import { valueColumns } from './valueColumns';
import type { ValueContext } from './ValueKind';

/**
 * The datums of an item whose values are given property by property. An array makes a datum for
 * each of its elements; null, nothing and empty text make none.
 */
export function fieldsToBody(drafts: DatumDraft[], context: ValueContext): Mapped {
	const datums: Array<Wire<'Datum'>> = [];
	for (const [index, { property, valueType, value }] of drafts.entries()) {
		const id = identifier(property);
		if (!id.ok) {
			const shown = isNothing(property) ? '' : ` ${showValue(property)}`;
			return mistaken(`'Property'${shown} of value ${index + 1} ${id.reason}.`, id.next);
		}
		const propertyId = String(id.value);
		if (!isValueColumn(valueType)) {
			return mistaken(
				`'Value Type' ${showValue(valueType)} of property ${propertyId} does not exist.`,
				`Choose one from the list, or let the expression yield one of ${valueColumns.join(', ')}.`,
				propertyId,
			);
		}
		for (const element of Array.isArray(value) ? value : [value]) {
			if (isNothing(element)) continue;
			const datum = toDatum(id.value, valueType, element, context);
			if (!datum.ok) {
				return mistaken(
					`The value ${showValue(element)} of property ${propertyId} ${datum.reason}.`,
					datum.next,
					propertyId,
				);
			}
			datums.push(datum.value);
		}
	}
	return { ok: true, body: { datums } };
}

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}
