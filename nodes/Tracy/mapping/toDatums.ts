import type { ValueColumn, Wire } from '../contract/Wire';
import { isNothing, mistaken, ok } from '../outcome/Result';
import type { Conversion, Result } from '../outcome/Result';
import { showValue } from '../outcome/showValue';
import type { Property } from './dataset/Definition';
import type { ValueContext } from './values/Converter';
import { converters } from './values/converters';
import { knownOption } from './values/option';
import { DateTime } from 'luxon';

/** The column for a value of a property whose type says nothing: what the value itself is. */
function columnOfValue(value: unknown): ValueColumn {
	switch (typeof value) {
		case 'number':
			return Number.isInteger(value) ? 'integerValue' : 'decimalValue';
		case 'bigint':
			return 'integerValue';
		default:
			return isDate(value) ? 'dateTimeValue' : 'stringValue';
	}
}

function isDate(value: unknown): boolean {
	return DateTime.isDateTime(value) || Object.prototype.toString.call(value) === '[object Date]';
}

/** One value of a property as a datum, in the column of its type. */
export function toDatum<Column extends ValueColumn>(
	property: number,
	column: Column,
	value: unknown,
	context: ValueContext,
): Conversion<Wire<'Datum'>> {
	const conversion = converters[column](value, context);
	if (!conversion.ok) return conversion;
	const datum: Wire<'Datum'> = { property: { id: property } };
	datum[column] = conversion.value;
	return ok(datum);
}

/** One value of a property as a datum, in the column of the property's type. */
export function toDatumByType(
	property: Property,
	value: unknown,
	timezone: string,
): Conversion<Wire<'Datum'>> {
	const { column, options } = property;
	if (column === 'optionValue' || (column === null && options)) {
		const option = knownOption(value, property);
		if (option.ok) return ok({ property: { id: property.id }, optionValue: option.value });
		// What names no option may still be a value of a type that nobody knows.
		if (column !== null) return option;
	}
	return toDatum(property.id, column ?? columnOfValue(value), value, { timezone });
}

/**
 * The datums that hold a value: one for each element of a list, none for nothing.
 *
 * @param property its ID, and how a message names it
 * @param toDatum makes the datum of one value
 */
export function toDatums(
	property: { id: number; shown: string },
	value: unknown,
	toDatum: (element: unknown) => Conversion<Wire<'Datum'>>,
): Result<Array<Wire<'Datum'>>> {
	const datums: Array<Wire<'Datum'>> = [];
	for (const element of Array.isArray(value) ? value : [value]) {
		if (isNothing(element)) continue;
		const datum = toDatum(element);
		if (!datum.ok) {
			const { flaw, next } = datum.mistake;
			const reason = `The value ${showValue(element)} of ${property.shown} ${flaw}.`;
			return mistaken(reason, next, String(property.id));
		}
		datums.push(datum.value);
	}
	return ok(datums);
}
