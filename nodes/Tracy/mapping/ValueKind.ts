import type { Wire } from '../contract/Wire';
import type { Conversion } from './Conversion';
import type { Property } from './Property';

/** The columns of a datum that hold a value; each is what `valueType` is called as well. */
export type ValueColumn =
	| 'stringValue'
	| 'integerValue'
	| 'decimalValue'
	| 'dateTimeValue'
	| 'optionValue'
	| 'userValue'
	| 'recordValue';

/** What a conversion needs besides the value. */
export interface ValueContext {
	/** The IANA name of the zone in which a date-time without one is read. */
	timezone: string;
	/** The property that takes the value, where its dataset could be read. */
	property?: Property;
}

/** How one kind of value is taken from n8n's data into its column. */
export type ValueKind<Column extends ValueColumn> = (
	value: unknown,
	context: ValueContext,
) => Conversion<NonNullable<Wire<'Datum'>[Column]>>;
