import type { ValueColumn } from '../../../../nodes/Tracy/contract/Wire.ts';
import type { Seen } from '../../ask/look.mts';
import { shownRecord } from './shownRecord.mts';

const LONGEST = 40;

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

/** The ID of the type of each property that could be read, by the ID of the property. */
export function propertyTypes({ datasets }: Seen): Map<number, string> {
	const types = new Map<number, string>();
	for (const { dataset } of datasets.whole) {
		for (const { id, propertyType } of dataset?.properties ?? []) {
			if (typeof propertyType?.id === 'string') types.set(id, propertyType.id);
		}
	}
	return types;
}

/** The ID of a property type as evidence shows it. */
export function showType(id: string): string {
	// Half of a long text might be half of a secret.
	return id.length > LONGEST ? `one of ${id.length} characters` : JSON.stringify(id);
}
