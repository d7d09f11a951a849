import { valueColumns, type ValueColumn } from '../../contract/Wire';
import type { Converter } from './Converter';
import { dateTime } from './dateTime';
import { decimal } from './decimal';
import { identifier, longIdentifier, reference } from './identifier';
import { integer } from './integer';
import { option } from './option';
import { text } from './text';

/** Record: the ID of the record to link, exactly. */
const record: Converter<'recordValue'> = (value) => reference(longIdentifier(value));

/** User: the user's ID. */
const user: Converter<'userValue'> = (value) => reference(identifier(value));

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
