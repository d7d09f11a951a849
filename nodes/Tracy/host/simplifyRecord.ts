import { valueColumns, type ValueColumn, type Wire } from '../contract/Wire';
import { plainJson } from '../contract/json/ExactNumber';
import type { JsonValue, PlainJson } from '../contract/json/ExactNumber';
import type { RecordAnswer } from '../contract/readRecord';
import type { IDataObject } from 'n8n-workflow';

/** By these keys n8n takes an item for a failed one. */
const FAILED = ['error', '$error'];

/** A record as Tracy answered it, without the keys by which n8n would take it for a failed item. */
export function rawRecord({ raw }: RecordAnswer): IDataObject {
	const members = Object.entries(raw).filter(([key]) => !FAILED.includes(key));
	return Object.fromEntries(members.map(([key, value]) => [key, plainJson(value)]));
}

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

/** How the value in each column is shown. */
const shown: { [Column in ValueColumn]: (datum: Datum) => JsonValue | undefined } = {
	stringValue: ({ stringValue }) => stringValue,
	integerValue: ({ integerValue }) => integerValue,
	decimalValue: ({ decimalValue }) => decimalValue,
	dateTimeValue: ({ dateTimeValue }) => dateTimeValue,
	optionValue: ({ optionValue }) => optionValue?.id,
	userValue: ({ userValue }) => userValue?.id,
	recordValue: ({ recordValue }) => recordValue?.id,
};

function valueOf(datum: Datum): PlainJson {
	for (const column of valueColumns) {
		const value = shown[column](datum);
		if (value !== undefined && value !== null) return plain(value);
	}
	return null;
}

function plain(value: JsonValue | undefined): PlainJson {
	return plainJson(value ?? null);
}
