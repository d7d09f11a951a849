import { type Answer, jsonIn, listIn } from './Answer.mts';
import { SeenRecord, seenRecordIn } from './SeenRecord.mts';
import type { TracyClient } from './TracyClient.mts';

/** What came of asking for one record; null where there was nothing to ask for. */
export interface RecordReads {
	/** The list of records, asked only where no record was known. */
	readonly list: Answer | null;
	/** Digits. */
	readonly id: string | null;
	/** The record with nothing else asked for. */
	readonly bare: RecordRead | null;
	/** The record with what belongs to it asked for. */
	readonly whole: RecordRead | null;
}

export interface RecordRead {
	readonly answer: Answer;
	/** null where the answer holds no record of that ID. */
	readonly record: SeenRecord | null;
}

/** The related objects that the node asks for (assumption A20). */
const FIELDS =
	'dataset,state,datums.property,datums.optionValue,datums.userValue,datums.recordValue';

/**
 * Asks for a record.
 *
 * @param known the digits of its ID; where it is null, Tracy is asked for any record
 */
export async function readRecord(client: TracyClient, known: string | null): Promise<RecordReads> {
	const list =
		known === null ? await client.get('/v1/records', '/v1/records?limit=…', { limit: 1 }) : null;
	const id = known ?? firstIdIn(list);
	if (id === null) return { list, id, bare: null, whole: null };
	const ask = async (name: string, query?: Record<string, string>): Promise<RecordRead> => {
		const answer = await client.get(`/v1/records/${id}`, name, query);
		const record = seenRecordIn(answer);
		return { answer, record: record?.id === id ? record : null };
	};
	const bare = await ask('/v1/records/{id}');
	const whole = await ask('/v1/records/{id}?fields=…', { fields: FIELDS });
	return { list, id, bare, whole };
}

function firstIdIn(list: Answer | null): string | null {
	const [first] = listIn(jsonIn(list)) ?? [];
	return SeenRecord.pick({ id: true }).safeParse(first).data?.id ?? null;
}
