import type { ValueColumn, Wire } from '../../contract/Wire';
import type { Conversion } from '../../outcome/Result';

/** What a conversion needs besides the value. */
export interface ValueContext {
	/** The IANA name of the zone in which a date-time without one is read. */
	timezone: string;
	/** Whether that is another than the workflow's, in which n8n's expressions read dates. */
	isOwnTimezone?: boolean;
}

/** How one kind of value is taken from n8n's data into its column. */
export type Converter<Column extends ValueColumn> = (
	value: unknown,
	context: ValueContext,
) => Conversion<NonNullable<Wire<'Datum'>[Column]>>;
