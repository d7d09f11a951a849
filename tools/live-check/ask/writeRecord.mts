import { LosslessNumber, stringify } from 'lossless-json';
import type { ValueColumn } from '../../../nodes/Tracy/contract/Wire.ts';
import { maskSecret } from '../../../nodes/Tracy/transport/maskSecret.ts';
import { reasonOf } from '../../../nodes/Tracy/transport/reasonOf.ts';
import { type Answer, describeAnswer, isSuccess } from './Answer.mts';
import type { Draft } from './draftRecord.mts';
import { seenRecordIn } from './SeenRecord.mts';
import type { TracyClient } from './TracyClient.mts';

/** One record that was sent, and what came of it. */
export interface Written {
	readonly draft: Draft;
	readonly answer: Answer;
	/** The digits of its ID; null where Tracy did not tell one. */
	readonly id: string | null;
}

/** Creates the one record, with the one request of all that is no GET. */
export async function writeRecord(client: TracyClient, draft: Draft): Promise<Written> {
	const answer = await client.post('/v1/records', encodeDraft(draft));
	return { draft, answer, id: seenRecordIn(answer)?.id ?? null };
}

/**
 * Says what became of the record, for the person alone: Tracy's own reason may name what their
 * workspace contains.
 */
export function describeWritten(
	{ draft, answer, id }: Written,
	mark: string,
	secret: string,
): string {
	const isMarked = draft.values.some(({ column }) => column === 'stringValue');
	const record = isMarked ? `a record with "${mark}" in it` : 'a new record without any text';
	const look = `Look in dataset ${draft.dataset} for ${record}.`;
	const seen = describeAnswer(answer);
	if (id !== null) {
		return `Record ${id} was created in dataset ${draft.dataset}. Remove it in Tracy when you no longer need it.`;
	}
	if (isSuccess(answer)) return `A record was created, but its ID is not known: ${seen}. ${look}`;
	if (answer.kind === 'silent') {
		return answer.mayHaveArrived
			? `It is not known whether a record was created: ${seen}. ${look}`
			: `No record was created: ${seen}.`;
	}
	if (answer.status < 400 || answer.status === 408 || answer.status >= 500) {
		return `It is not known whether a record was created: ${seen}. ${look}`;
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
