import { columns } from './columns.mts';
import type { Row } from './makeRows.mts';
import { datasetId, stateId } from './target.mts';

/** The body of `POST /v1/records` that a row becomes, whoever sends it; members in this order. */
export function recordBody(row: Row): object {
	return {
		datums: columns.map(({ name, property, valueType }) => ({
			property: { id: property },
			[valueType]: row[name],
		})),
		dataset: { id: datasetId },
		state: { id: stateId },
	};
}
