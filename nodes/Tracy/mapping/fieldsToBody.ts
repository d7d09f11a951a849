import type { Wire } from '../contract/Wire';
import { valueColumns } from '../contract/Wire';
import { isNothing, mistaken, mistakenBy, ok } from '../outcome/Result';
import { showValue } from '../outcome/showValue';
import { withoutBlanks } from '../outcome/withoutBlanks';
import type { Definition } from './dataset/Definition';
import type { DatumDraft, Mapped } from './Draft';
import { byType, toDatums } from './toDatums';
import type { ValueContext } from './values/Converter';
import { isValueColumn } from './values/converters';
import { identifier } from './values/identifier';

/**
 * The datums of an item whose values are given property by property. An array makes a datum for
 * each of its elements; null, nothing and empty text make none.
 *
 * @param definition the dataset, where it was read
 */
export function fieldsToBody(
	drafts: DatumDraft[],
	context: ValueContext,
	definition: Definition | null,
): Mapped {
	const datums: Array<Wire<'Datum'>> = [];
	for (const [index, { property, valueType, value }] of drafts.entries()) {
		const id = identifier(property);
		if (!id.ok) {
			const shown = isNothing(property) ? '' : ` ${showValue(property)}`;
			return mistakenBy(id.mistake, `'Property'${shown} of value ${index + 1}`);
		}
		const made = datumsOf({ property: id.value, valueType, value }, context, definition);
		if (!made.ok) return made;
		for (const datum of made.value) datums.push(datum);
	}
	return ok({ body: { datums } });
}

function datumsOf(
	{ property: id, valueType: given, value }: DatumDraft & { property: number },
	context: ValueContext,
	definition: Definition | null,
) {
	const valueType = withoutBlanks(given);
	const property = definition?.properties?.get(id) ?? undefined;
	if (valueType === 'propertyType') {
		if (property) return toDatums(byType(property), value, context);
		// What is not there any more loses nothing.
		const made = toDatums({ id, shown: '', column: null }, value, context);
		if (made.ok && made.value.length === 0) return made;
		if (!definition) {
			return mistaken(
				`The type of property ${id} is not known without a dataset.`,
				"Choose a dataset, or the 'Value Type' of each value.",
				String(id),
			);
		}
		return mistaken(
			definition.properties
				? `Property ${id} does not exist in ${definition.shown}, which has: ${definition.properties.list()}.`
				: `The type of property ${id} is not known, because Tracy does not tell the properties of the dataset.`,
			"Choose another property, or choose its 'Value Type'.",
			String(id),
		);
	}
	if (isValueColumn(valueType)) {
		const shown = property?.shown ?? `property ${id}`;
		return toDatums({ id, shown, column: valueType, property }, value, context);
	}
	return mistaken(
		`'Value Type' ${showValue(valueType)} of property ${id} does not exist.`,
		`Choose one from the list, or let the expression yield one of ${valueColumns.join(', ')}.`,
		String(id),
	);
}
