import { answerSchemas } from './answerSchemas';
import { ExactNumber } from './ExactNumber';
import { isInt64Text } from './isInt64Text';
import type { JsonValue } from './JsonValue';
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
	if (!isId(id)) return null;
	const { data } = answerSchemas.Record.safeParse(json);
	return { id, record: data ?? { id }, raw: json };
}

function isId(id: JsonValue | undefined): id is number | ExactNumber {
	return id instanceof ExactNumber ? isInt64Text(id.text) : Number.isSafeInteger(id);
}
