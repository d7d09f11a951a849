import type { Wire } from '../contract/Wire';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import type { ValueColumn, ValueContext } from './ValueKind';
import { valueKinds } from './valueKinds';

/** One value of a property as a datum, in the column of its type. */
export function toDatum<Column extends ValueColumn>(
	property: number,
	column: Column,
	value: unknown,
	context: ValueContext,
): Conversion<Wire<'Datum'>> {
	const conversion = valueKinds[column](value, context);
	if (!conversion.ok) return conversion;
	const datum: Wire<'Datum'> = { property: { id: property } };
	datum[column] = conversion.value;
	return converted(datum);
}
