import { dateTime } from './dateTime';
import { decimal } from './decimal';
import { integer } from './integer';
import { option } from './option';
import { record } from './record';
import { text } from './text';
import { user } from './user';
import type { ValueColumn, ValueKind } from './ValueKind';

/** Every kind of value, by the column that it fills. */
export const valueKinds: { [Column in ValueColumn]: ValueKind<Column> } = {
	stringValue: text,
	integerValue: integer,
	decimalValue: decimal,
	dateTimeValue: dateTime,
	optionValue: option,
	userValue: user,
	recordValue: record,
};
