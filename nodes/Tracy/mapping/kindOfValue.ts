import { DateTime } from 'luxon';
import type { ValueColumn } from './ValueKind';

/** The column for a value of a property whose type says nothing: what the value itself is. */
export function kindOfValue(value: unknown): ValueColumn {
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
