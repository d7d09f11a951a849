import { valueColumns, type ValueColumn } from '../../contract/Wire';
import { flawed, type Conversion } from '../../outcome/Result';
import type { Converter } from './Converter';
import { dateTime } from './dateTime';
import { decimal } from './decimal';
import { identifier, longIdentifier, reference } from './identifier';
import { integer } from './integer';
import { listAdvice } from './listInText';
import { option } from './option';
import { text } from './text';

/** Record: the ID of the record to link, exactly. */
const record: Converter<'recordValue'> = (value) =>
	byIdOnly(value, reference(longIdentifier(value)), 'record');

/** User: the user's ID. */
const user: Converter<'userValue'> = (value) =>
	byIdOnly(value, reference(identifier(value)), 'user');

/** Says of what has a name, or another system's ID, but is not found by it how it is given. */
function byIdOnly<Id>(value: unknown, id: Conversion<Id>, what: 'record' | 'user'): Conversion<Id> {
	if (id.ok) return id;
	const { flaw } = id.mistake;
	const advice = listAdvice(value);
	if (typeof value === 'object' && flaw === 'is not an ID') {
		return flawed(flaw, `Tracy's own ${what} ID is needed, a whole number above 0 such as 17.`);
	}
	// What is wrong with anything else than a name, the mistake itself says more closely.
	if (typeof value !== 'string' || !/\p{L}/u.test(value) || flaw.includes(':')) {
		return advice ? flawed(flaw, advice.next, advice.instead) : id;
	}
	const all = what === 'user' ? 'Users' : 'Records';
	const byId = `${all} are given by their ID, since their names can't be looked up.`;
	return advice
		? flawed(flaw, `${byId} ${advice.next}`, `${byId} ${advice.instead}`)
		: flawed(flaw, byId);
}

/** Every converter, by the column that it fills. */
export const converters: { [Column in ValueColumn]: Converter<Column> } = {
	stringValue: text,
	integerValue: integer,
	decimalValue: decimal,
	dateTimeValue: dateTime,
	optionValue: option,
	userValue: user,
	recordValue: record,
};

/** Whether it names one of the columns of a datum that hold a value. */
export function isValueColumn(name: unknown): name is ValueColumn {
	return valueColumns.some((column) => column === name);
}
