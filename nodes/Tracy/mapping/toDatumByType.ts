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
	const { kind, options } = property;
	if (kind === 'optionValue' || (kind === null && options)) {
		const option = knownOption(value, property);
		if (option.ok) return converted({ property: { id: property.id }, optionValue: option.value });
		// What names no option may still be a value of a type that nobody knows.
		if (kind !== null) return option;
	}
	return toDatum(property.id, kind ?? kindOfValue(value), value, { timezone });
}
