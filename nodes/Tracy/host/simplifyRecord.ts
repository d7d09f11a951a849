import type { IDataObject } from 'n8n-workflow';
import type { RecordAnswer } from '../contract/readRecord';
import { plainJson, type PlainJson } from '../contract/plainJson';
import type { JsonValue } from '../contract/JsonValue';
import type { Wire } from '../contract/Wire';

type Datum = Wire<'Datum', null>;

/** The simplified form of a record; `null` for one that was created but could not be read. */
export function simplifyRecord(
	answer: RecordAnswer | null,
	outcome: 'created' | 'found' = 'created',
): IDataObject {
	const record = answer?.record;
	return {
		id: plain(answer?.id),
		outcome,
		datasetId: plain(record?.dataset?.id),
		datasetName: plain(record?.dataset?.name),
		stateId: plain(record?.state?.id),
		stateName: plain(record?.state?.name),
		archived: plain(record?.archived),
		removed: plain(record?.removed),
		values: valuesByProperty(record?.datums ?? []),
	};
}

/** One datum of a property is its value, several are a list of theirs. */
function valuesByProperty(datums: Array<Datum | null>): IDataObject {
	const values: { [property: number]: PlainJson } = {};
	for (const datum of datums) {
		const id = datum?.property?.id;
		if (!datum || typeof id !== 'number') continue;
		const value = valueOf(datum);
		const earlier = values[id];
		if (earlier === undefined) values[id] = value;
		else if (Array.isArray(earlier)) earlier.push(value);
		else values[id] = [earlier, value];
	}
	return values;
}

function valueOf(datum: Datum): PlainJson {
	return plain(
		datum.stringValue ??
			datum.integerValue ??
			datum.decimalValue ??
			datum.dateTimeValue ??
			datum.optionValue?.id ??
			datum.userValue?.id ??
			datum.recordValue?.id,
	);
}

function plain(value: JsonValue | undefined): PlainJson {
	return plainJson(value ?? null);
}
