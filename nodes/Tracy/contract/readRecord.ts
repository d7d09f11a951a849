import { fields } from './fields';
import type { ExactNumber, JsonValue } from './json/ExactNumber';
import { isAnswer } from './Wire';
import { isInt64 } from './scalars';
import type { Wire } from './Wire';

/** A record as Tracy answered it: `raw` with every key, `record` with what the contract knows. */
export interface RecordAnswer {
	id: number | ExactNumber;
	record: Wire<'Record', null>;
	raw: { [key: string]: JsonValue };
}

/**
 * Reads a record from an answer's JSON. Where the record as a whole is not as documented, its ID
 * still counts.
 *
 * @returns null when the JSON holds no record with an ID
 */
export function readRecord(json: JsonValue): RecordAnswer | null {
	if (typeof json !== 'object' || json === null || !('id' in json)) return null;
	const { id } = json;
	if (!isInt64(id)) return null;
	return { id, record: isAnswer('Record', json) ? json : { id }, raw: json };
}

const FIRST_KEY = /^\s*\{\s*"([^"\\]*)"\s*:/;

/** Whether a text that is no JSON begins as a record does, wherever it is cut off. */
export function beginsRecord(text: string): boolean {
	return Object.keys(fields.Record).includes(FIRST_KEY.exec(text)?.[1] ?? '');
}
