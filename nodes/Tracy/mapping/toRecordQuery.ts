import { idText } from '../contract/json/ExactNumber';
import { longIdentifier } from './values/identifier';
import type { Result } from '../outcome/Result';
import { isNothing, mistaken, ok, readNamed } from '../outcome/Result';
import { showValue } from '../outcome/showValue';
import { withoutBlanks } from '../outcome/withoutBlanks';

/** What one item asks for, untyped: nothing in it has been checked yet. */
export interface QueryDraft {
	record: unknown;
	fields: unknown;
}

/** A record to ask for. */
export interface RecordQuery {
	/** The digits of its ID. */
	id: string;
	/** The related objects that should come with it, with commas between; empty for none. */
	fields: string;
}

/** Turns what one item asks for into a query, or says what is wrong with it. */
export function toRecordQuery({ record, fields }: QueryDraft): Result<RecordQuery> {
	if (isNothing(record))
		return mistaken("'Record' is empty.", 'Enter the ID of the record to get.');
	const id = readNamed("'Record'", record, longIdentifier);
	if (!id.ok) return id;
	const paths = fields ?? '';
	if (typeof paths !== 'string') {
		return mistaken(
			`'Fields' ${showValue(paths)} is not a text.`,
			'Write the paths with commas between them, such as state,datums.property.',
		);
	}
	return ok({ id: idText(id.value), fields: withoutBlanks(paths) });
}
