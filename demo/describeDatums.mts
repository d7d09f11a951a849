import { describeDatum } from './describeDatum.mts';
import type { StoredRecord } from './Sandbox.mts';

/** Describes every column that the datums of a record fill; what they refer to is told by its ID. */
export function describeDatums({ datums }: StoredRecord): string[] {
	return datums.flatMap((datum) =>
		Object.entries(datum)
			.filter(([name]) => name !== 'id' && name !== 'property')
			.map(([column, value]) => {
				const isReference = typeof value === 'object' && value !== null && 'id' in value;
				return describeDatum(datum.property.id, column, isReference ? value.id : value);
			}),
	);
}
