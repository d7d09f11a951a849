import { plainJson } from '../contract/json/ExactNumber';
import type { JsonValue, PlainJson } from '../contract/json/ExactNumber';
import type { RecordAnswer } from '../contract/readRecord';
import type { Definition } from '../mapping/dataset/Definition';
import type { Outcome } from '../outcome/Outcome';
import { textIn, valuesByName, type ValueNaming } from './valuesByName';
import type { IDataObject } from 'n8n-workflow';

/** By these keys n8n takes an item for a failed one. */
const FAILED = ['error', '$error'];

/** A record as Tracy answered it, without the keys by which n8n would take it for a failed item. */
export function rawRecord({ raw }: RecordAnswer): IDataObject {
	const members = Object.entries(raw).filter(([key]) => !FAILED.includes(key));
	return Object.fromEntries(members.map(([key, value]) => [key, plainJson(value)]));
}

/** How a record is simplified. */
interface Simplification {
	outcome: 'created' | 'found';
	naming: ValueNaming;
	/** The dataset, where the run has read it anyway: it knows names that an answer may lack. */
	definition: Definition | null;
}

/** The simplified form of a record. `archived` and `removed` are there only where they are set. */
export function simplifyRecord(
	{ id, record }: RecordAnswer,
	{ outcome, naming, definition }: Simplification,
): IDataObject {
	const { dataset, state, datums, archived, removed } = record;
	const isKnown = definition !== null && dataset?.id === definition.id;
	const stateNames = typeof state?.id === 'number' ? definition?.states?.get(state.id) : undefined;
	return {
		id: plain(id),
		outcome,
		values: valuesByName(datums ?? [], naming, definition),
		dataset: textIn(dataset?.name) ?? (isKnown ? textIn(definition.name) : null),
		state: textIn(state?.name) ?? textIn(stateNames?.name),
		datasetId: plain(dataset?.id),
		stateId: plain(state?.id),
		...(textIn(archived) !== null && { archived }),
		...(textIn(removed) !== null && { removed }),
	};
}

/** The same form for a row whose record this run does not know, but that Tracy has. */
export function unknownRecord(outcome: Outcome<unknown>['outcome']): IDataObject {
	const nothing = { dataset: null, state: null, datasetId: null, stateId: null };
	return { id: null, outcome, values: {}, ...nothing };
}

function plain(value: JsonValue | undefined): PlainJson {
	return plainJson(value ?? null);
}
