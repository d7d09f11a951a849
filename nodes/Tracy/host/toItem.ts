import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { NotCreated, Outcome } from '../delivery/Outcome';
import { simplifyRecord } from './simplifyRecord';

/**
 * Makes the item that stands for one row.
 *
 * @param row the row's own fields where n8n does not merge them in by itself, else nothing
 */
export function toItem(
	outcome: Outcome<IDataObject>,
	itemIndex: number,
	row: IDataObject = {},
): INodeExecutionData {
	return { json: jsonOf(outcome, itemIndex, row), pairedItem: { item: itemIndex } };
}

function jsonOf(outcome: Outcome<IDataObject>, itemIndex: number, row: IDataObject): IDataObject {
	switch (outcome.outcome) {
		case 'created':
			return outcome.answer ?? simplifyRecord(null);
		case 'found':
			return outcome.answer;
		case 'skipped':
			return { ...simplifyRecord(null), outcome: 'skipped' };
		case 'rejected':
		case 'unknown':
		case 'unsent':
			return { ...row, ...errorOf(outcome, itemIndex) };
	}
}

/** The only keys with which n8n takes an item to the error output. */
function errorOf(outcome: NotCreated, itemIndex: number): IDataObject {
	const { status, reason, property, next } = outcome;
	return {
		error: outcome.error,
		details: { outcome: outcome.outcome, itemIndex, status, reason, property, next },
	};
}
