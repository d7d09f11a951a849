import { VALUE_COLUMNS } from './checkDatum.mts';
import type { Datum } from './PostRecord.mts';
import { resolve } from './resolve.mts';
import type { Workspace } from './Workspace.mts';

/** What is kept of a checked datum: names beside IDs, values as they came. */
export function toStoredDatum(datum: Datum, workspace: Workspace): Datum {
	const found = resolve(workspace.properties, datum.property);
	const option = resolve(workspace.options, datum.optionValue)?.option;
	const user = resolve(workspace.users, datum.userValue);
	const recordId = datum.recordValue?.id;
	return {
		...(found && { property: { id: found.property.id, name: found.property.name } }),
		...plainValues(datum),
		...(option && { optionValue: option }),
		...(user && { userValue: user }),
		...(recordId !== undefined && { recordValue: { id: recordId } }),
	};
}

function plainValues(datum: Datum): Datum {
	const columns = VALUE_COLUMNS.filter((column) => column in datum);
	return Object.fromEntries(columns.map((column) => [column, datum[column]]));
}
