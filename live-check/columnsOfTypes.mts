import type { ValueColumn } from '../nodes/Tracy/contract/Wire.ts';
import { propertyTypes } from './propertyTypes.mts';
import type { Seen } from './Seen.mts';
import { shownRecord } from './shownRecord.mts';

/** In which columns the record's values stand, by the ID of their property's type. */
export function columnsOfTypes(seen: Seen): Map<string, Set<ValueColumn>> {
	const types = propertyTypes(seen);
	const columns = new Map<string, Set<ValueColumn>>();
	for (const { property, values } of shownRecord(seen).datums ?? []) {
		const type = property === null ? undefined : types.get(property);
		if (type === undefined || values.size === 0) continue;
		columns.set(type, new Set([...(columns.get(type) ?? []), ...values.keys()]));
	}
	return columns;
}
