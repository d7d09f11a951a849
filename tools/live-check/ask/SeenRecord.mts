import { z } from 'zod/v4';
import { type ValueColumn, valueColumns } from '../../../nodes/Tracy/contract/Wire.ts';
import { type Answer, jsonIn } from './Answer.mts';

/** An int64: its digits as text, so that none is lost. */
const longId = z.union([z.int(), z.string().regex(/^-?[0-9]{1,19}$/)]).transform(String);
const reference = z.object({ id: z.int32() }).nullish().catch(null);

const datumSchema = z.looseObject({ property: reference }).transform(
	({ property, ...columns }): SeenDatum => ({
		property: property?.id ?? null,
		values: new Map(
			valueColumns
				.filter((column) => columns[column] !== undefined && columns[column] !== null)
				.map((column) => [column, columns[column]]),
		),
	}),
);

/** A datum as far as the checks look at it. */
export interface SeenDatum {
	readonly property: number | null;
	/** The columns that are not null. */
	readonly values: ReadonlyMap<ValueColumn, unknown>;
}

/** A record as far as the checks look at it: what is missing or of another form is null. */
export const SeenRecord = z.object({
	id: longId,
	dataset: reference,
	state: reference,
	datums: z.array(datumSchema).nullish().catch(null),
});
export type SeenRecord = z.infer<typeof SeenRecord>;

/** The record that an answer holds; null when it holds none with an ID. */
export function seenRecordIn(answer: Answer): SeenRecord | null {
	return SeenRecord.safeParse(jsonIn(answer)).data ?? null;
}
