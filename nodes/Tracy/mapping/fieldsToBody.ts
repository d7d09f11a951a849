import type { Wire } from '../contract/Wire';
import type { Definition } from './dataset/Definition';
import type { DatumDraft, Mapped } from './Draft';
import { identifier } from './values/identifier';
import { isNothing, mistaken, ok } from '../outcome/Result';
import { isValueColumn } from './values/converters';
import { showValue } from '../outcome/showValue';
import { toDatum, toDatumByType, toDatums } from './toDatums';
import { valueColumns } from '../contract/Wire';

/**
 * The datums of an item whose values are given property by property. An array makes a datum for
 * each of its elements; null, nothing and empty text make none.
 *
 * @param definition the dataset, where it was read
 * @param timezone the IANA zone in which a date-time without one is read
 */
export function fieldsToBody(
	drafts: DatumDraft[],
	timezone: string,
	definition: Definition | null,
): Mapped {
	const datums: Array<Wire<'Datum'>> = [];
	for (const [index, { property, valueType, value }] of drafts.entries()) {
		const id = identifier(property);
		if (!id.ok) {
			const shown = isNothing(property) ? '' : ` ${showValue(property)}`;
			return mistaken(
				`'Property'${shown} of value ${index + 1} ${id.mistake.flaw}.`,
				id.mistake.next,
			);
		}
		const made = datumsOf({ property: id.value, valueType, value }, timezone, definition);
		if (!made.ok) return made;
		datums.push(...made.value);
	}
	return ok({ body: { datums } });
}

function datumsOf(
	{ property: id, valueType, value }: DatumDraft & { property: number },
	timezone: string,
	definition: Definition | null,
) {
	const property = definition?.properties?.get(id);
	const shown = `property ${id}`;
	if (valueType === 'propertyType') {
		if (property) {
			return toDatums(property, value, (element) => toDatumByType(property, element, timezone));
		}
		return mistaken(
			definition?.properties
				? `Property ${id} does not exist in ${definition.shown}.`
				: `The type of property ${id} is not known, because Tracy does not tell the properties of the dataset.`,
			"Choose another property, or choose its 'Value Type'.",
			String(id),
		);
	}
	if (isValueColumn(valueType)) {
		const context = { timezone, property };
		return toDatums({ id, shown }, value, (element) => toDatum(id, valueType, element, context));
	}
	return mistaken(
		`'Value Type' ${showValue(valueType)} of property ${id} does not exist.`,
		`Choose one from the list, or let the expression yield one of ${valueColumns.join(', ')}.`,
		String(id),
	);
}
