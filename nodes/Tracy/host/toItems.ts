import { isFailure } from '../outcome/Outcome';
import type { Failure, Outcome } from '../outcome/Outcome';
import { simplifyRecord } from './simplifyRecord';
import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

/** What the person chose under "On Error": end the run, go on, or go on through the error output. */
type FailureMode = 'stop' | 'continue' | 'error output';

/** Reads what the node is to do with a failed item. */
export function failureModeOf(context: IExecuteFunctions): FailureMode {
	if (!context.continueOnFail()) return 'stop';
	return context.getNode().onError === 'continueErrorOutput' ? 'error output' : 'continue';
}

/**
 * Makes sure that n8n takes an item to the error output. n8n 2.41 knows such an item by the keys of
 * its data, n8n 1.123 and 2.0 only by its `error`. An `error` of its own would cost the item its
 * row and its details, because n8n puts the message in the place of all data. So it inherits one:
 * n8n sees it when it sorts the items, and leaves it behind when it merges the row in.
 *
 * @param sentence what the message would be
 */
function forErrorOutput(item: INodeExecutionData, node: INode, sentence: string): void {
	Object.setPrototypeOf(item, {
		get error() {
			return new NodeOperationError(node, sentence);
		},
	});
}

/**
 * Makes the item that stands for one row.
 *
 * @param row the row's own fields where n8n does not merge them in by itself, else nothing
 */
function toItem(
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
function errorOf(outcome: Failure, itemIndex: number): IDataObject {
	const { status, reason, property, next } = outcome;
	return {
		error: outcome.error,
		details: { outcome: outcome.outcome, itemIndex, status, reason, property, next },
	};
}

/** Makes the items that stand for the rows, one each, as "On Error" asks for them. */
export function toItems(
	context: IExecuteFunctions,
	outcomes: Array<Outcome<IDataObject>>,
): INodeExecutionData[] {
	const mode = failureModeOf(context);
	const rows = context.getInputData();
	return outcomes.map((outcome, index) => {
		// Through the error output n8n merges the row in by itself.
		const item = toItem(outcome, index, mode === 'continue' ? rows[index]?.json : undefined);
		const fails = mode === 'error output' && isFailure(outcome);
		if (fails) forErrorOutput(item, context.getNode(), outcome.error);
		return item;
	});
}
