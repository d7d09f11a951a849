import type { Wire } from '../contract/Wire';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import { kindOfValue } from './kindOfValue';
import { knownOption } from './knownOption';
import type { Property } from './Property';
import { toDatum } from './toDatum';

/** One value of a property as a datum, in the column of the property's type. */
export function toDatumByType(
	property: Property,
	value: unknown,
	timezone: string,
): Conversion<Wire<'Datum'>> {
	const column = property.kind ?? kindOfValue(value);
	if (column !== 'optionValue') return toDatum(property.id, column, value, { timezone });
	const option = knownOption(value, property);
	return option.ok
		? converted({ property: { id: property.id }, optionValue: option.value })
		: option;
}
