import type { Wire } from '../contract/Wire';
import { mistaken, ok } from '../outcome/Result';
import type { Definition } from './dataset/Definition';
import type { ColumnsDraft, Mapped } from './Draft';
import { matchColumns } from './matchColumns';
import { byType, toDatums } from './toDatums';
import type { ValueContext } from './values/Converter';

/**
 * The datums of an item whose values are given by the columns of its dataset, each in the column
 * that its property's type asks for.
 */
export function columnsToBody(
	draft: ColumnsDraft,
	context: ValueContext,
	definition: Definition,
): Mapped {
	const { properties } = definition;
	if (!properties) {
		return mistaken(
			`Tracy does not tell the properties of ${definition.shown}.`,
			"Give them in the option 'Dataset Definition', or choose 'Property by Property'.",
		);
	}
	const matched = matchColumns(draft, properties, definition.shown);
	if (!matched.ok) return matched;

	const datums: Array<Wire<'Datum'>> = [];
	for (const { property, value } of matched.value.values) {
		const made = toDatums(byType(property), value, context);
		if (!made.ok) return made;
		for (const datum of made.value) datums.push(datum);
	}
	return ok({
		body: { dataset: { id: definition.id }, datums },
		leftOut: matched.value.leftOut,
		filledIn: matched.value.filledIn,
	});
}
