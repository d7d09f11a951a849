import { ExactNumber } from '../contract/json/ExactNumber';
import type { ValueColumn, Wire } from '../contract/Wire';
import { isNothing, mistaken, mistakenBy, ok } from '../outcome/Result';
import type { Conversion, Flaw, Result } from '../outcome/Result';
import { showValue } from '../outcome/showValue';
import type { Property } from './dataset/Definition';
import type { ValueContext } from './values/Converter';
import { converters } from './values/converters';
import { listInText, partsOfText } from './values/listInText';
import { canBeNoOptionId, knownOption } from './values/option';
import { pathInto } from '../outcome/pathInto';

/** What takes a value: a property, and the column in which its values stand. */
export interface Target {
	id: number;
	/** How a message names it. */
	shown: string;
	/** null where its type says nothing. */
	column: ValueColumn | null;
	/** What is known of it, where its dataset could be read. */
	property?: Property;
	/** Whether the column is what the type of the property says, and was not chosen. */
	isByType?: boolean;
}

/** A property that takes its values in the column that its type says. */
export function byType(property: Property): Target {
	const { id, shown, column } = property;
	return { id, shown, column, property, isByType: true };
}

/** The column for a value of a property whose type says nothing: what the value itself is. */
function columnOfValue(value: unknown): ValueColumn {
	if (value instanceof ExactNumber) return columnOfValue(Number(value.text));
	switch (typeof value) {
		case 'number':
			return Number.isInteger(value) ? 'integerValue' : 'decimalValue';
		case 'bigint':
			return 'integerValue';
		default:
			// A date as well, which would be text if the item had been stored before.
			return 'stringValue';
	}
}

/** One value of a property as a datum, in the column given. */
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

/** One value of a property as a datum. */
function toDatumOf(target: Target, given: unknown, context: ValueContext) {
	const { id, column, property } = target;
	// The digits of a number in a list that was given as text, as converters take them.
	const value = given instanceof ExactNumber ? given.text : given;
	if (takesOptions(target)) {
		const option = toOption(target, value, context);
		if (option.ok) return ok({ property: { id }, optionValue: option.value });
		// What names no option may still be a value of a type that nobody knows.
		if (column !== null || property?.options?.find(String(value)).length) return option;
	}
	return toDatum(id, column ?? columnOfValue(given), value, context);
}

function takesOptions({ column, property, isByType }: Target): boolean {
	if (column !== null) return column === 'optionValue';
	return isByType === true && property?.options !== null;
}

/** Where the column was chosen, an ID is that ID, whether the options happen to be known or not. */
function toOption({ property, isByType }: Target, value: unknown, context: ValueContext) {
	return property && (isByType || canBeNoOptionId(value))
		? knownOption(value, property)
		: converters.optionValue(value, context);
}

/** The columns whose values refer to something, so that the text of a list can only be a list. */
const REFERENCES: Array<ValueColumn | null> = ['optionValue', 'userValue', 'recordValue'];

/** The values that are given: the elements of a list, also of one that is given as text. */
function elementsOf(target: Target, value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	const { column, property, isByType } = target;
	const isOptions = takesOptions(target);
	const isPlural = property?.isPlural === true && (isByType === true || isOptions);
	if (typeof value !== 'string' || !(isPlural || REFERENCES.includes(column))) return [value];

	const isOption = (text: string) =>
		property !== undefined &&
		knownOption(isByType || canBeNoOptionId(text) ? text : { id: text }, property).ok;
	const list = listInText(value);
	if (list) return isOptions && isOption(value) ? [value] : list;
	if (!isPlural || !isOptions || !property.options || isOption(value)) return [value];
	return partsOfText(value, isOption) ?? [value];
}

const FIELD = '$json.field';

/** The advice for an object of which one member is a date and another its timezone. */
function zonedAdvice(value: unknown): string | undefined {
	let zone = '';
	const date = pathInto(value, (member) => /^\d{4}-\d\d/.test(String(member)));
	const beside = pathInto(value, (member, name) => {
		zone = String(member ?? '');
		return zone !== '' && /^time_?zone$/i.test(name);
	});
	if (date === undefined || beside === undefined) return undefined;
	const [before, behind] = /^[+-]/.test(zone) ? ['', ''] : ['"[" + ', ' + "]"'];
	return `Pass it with its timezone: {{ ${FIELD}${date} + ${before}${FIELD}${beside}${behind} }}.`;
}

/** The advice for a list, or an object with the value somewhere in it; what refers to something is one. */
function fieldAdvice({ column }: Target, value: unknown, { next }: Flaw) {
	if (Array.isArray(value)) {
		const text = column === 'stringValue' ? `, or a text: {{ ${FIELD}.join(", ") }}` : '';
		const instead = 'Pass one list, without lists in it.';
		return { next: `Pass the list itself: {{ ${FIELD}.flat() }}${text}.`, instead };
	}
	if (column === 'stringValue' || REFERENCES.includes(column)) return undefined;
	const zoned = column === 'dateTimeValue' ? zonedAdvice(value) : undefined;
	if (zoned) return { next: zoned, instead: next };
	const path = pathInto(value, (member) => typeof member !== 'object');
	return path && { next: `Pass one of its fields, such as {{ ${FIELD}${path} }}.`, instead: next };
}

/** Whether a value is none. In Text blanks are a value like any other. */
function isLeftOut(value: unknown, column: ValueColumn | null): boolean {
	const takesBlanks = column === 'stringValue' || column === null;
	return takesBlanks && typeof value === 'string' ? value === '' : isNothing(value);
}

/** Why a property takes no value at all (assumptions A8 and A19), as a sentence. */
function unwritable({ property, shown, isByType }: Target): string | undefined {
	if (!property || property.isWritable) return undefined;
	if (property.isAutomatic) return `Tracy fills in ${shown} by itself, so it takes no value.`;
	// Whoever chose the column knows better than the name of a type.
	return isByType ? `Files can't be sent, and those are what ${shown} holds.` : undefined;
}

/** The datums that hold a value: one for each element of a list, none for nothing. */
export function toDatums(
	target: Target,
	value: unknown,
	context: ValueContext,
): Result<Array<Wire<'Datum'>>> {
	const datums: Array<Wire<'Datum'>> = [];
	for (const element of elementsOf(target, value)) {
		if (isLeftOut(element, target.column)) continue;
		const reason = unwritable(target);
		if (reason !== undefined) return mistaken(reason, 'Leave it out.', String(target.id));
		const datum = toDatumOf(target, element, context);
		if (!datum.ok) {
			const subject = `The value ${showValue(element)} of ${target.shown}`;
			const flaw = { ...datum.mistake, ...fieldAdvice(target, element, datum.mistake) };
			return mistakenBy(flaw, subject, String(target.id));
		}
		datums.push(datum.value);
	}
	return ok(datums);
}
