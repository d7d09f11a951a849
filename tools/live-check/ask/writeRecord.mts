import { LosslessNumber, stringify } from 'lossless-json';
import type { ValueColumn } from '../../../nodes/Tracy/contract/Wire.ts';
import { maskSecret } from '../../../nodes/Tracy/transport/maskSecret.ts';
import { reasonOf } from '../../../nodes/Tracy/transport/reasonOf.ts';
import { type Answer, describeAnswer } from './Answer.mts';
import type { Draft } from './draftRecord.mts';
import { type SeenRecord, seenRecordIn } from './SeenRecord.mts';
import type { TracyClient } from './TracyClient.mts';

/** One record that was sent, and what came of it. */
export interface Written {
	readonly draft: Draft;
	readonly answer: Answer;
	/** As it was answered; null where no record with an ID was. */
	readonly record: SeenRecord | null;
}

/** Creates the one record, with the one request of all that is no GET. */
export async function writeRecord(client: TracyClient, draft: Draft): Promise<Written> {
	const answer = await client.post('/v1/records', encodeDraft(draft));
	return { draft, answer, record: seenRecordIn(answer) };
}

/** Where a record can be found that may have been created, such as "dataset 5 for a record …". */
export function describePlace({ dataset, mark }: Draft): string {
	const record = mark === null ? 'a new record without any text' : `a record with "${mark}" in it`;
	return `dataset ${dataset} for ${record}`;
}

/**
 * Says what became of the record, for the person alone: Tracy's own reason may name what their
 * workspace contains.
 */
export function describeWritten({ draft, answer, record }: Written, secret: string): string {
	const seen = describeAnswer(answer);
	if (record !== null) {
		return `Record ${record.id} was created in dataset ${draft.dataset}. Remove it in Tracy when you no longer need it.`;
	}
	if (answer.kind === 'silent' && !answer.mayHaveArrived) {
		return `No record was created: ${seen}. ${answer.next}`;
	}
	if (
		answer.kind === 'silent' ||
		answer.status < 400 ||
		answer.status === 408 ||
		answer.status >= 500
	) {
		return `It is not known whether a record was created: ${seen}. Look in ${describePlace(draft)}.`;
	}
	// Both before, where a long reason is cut, and after, where escapes are resolved.
	const reason = maskSecret(reasonOf(maskSecret(answer.text, secret)), secret);
	return `Tracy refused the record: ${seen}.${reason === '' ? '' : ` It says: ${reason}`}`;
}

/** The body of the request that creates it: references are IDs alone, and no state is named. */
function encodeDraft({ dataset, values }: Draft): string {
	const datums = values.flatMap(({ property, column, texts }) =>
		texts.map((text) => ({ property: { id: property }, [column]: toWire(column, text) })),
	);
	return stringify({ dataset: { id: dataset }, datums }) ?? '';
}

function toWire(column: ValueColumn, text: string): unknown {
	switch (column) {
		case 'stringValue':
		case 'dateTimeValue':
			return text;
		case 'integerValue':
		case 'decimalValue':
			return new LosslessNumber(text);
		case 'optionValue':
		case 'userValue':
		case 'recordValue':
			return { id: new LosslessNumber(text) };
	}
}
