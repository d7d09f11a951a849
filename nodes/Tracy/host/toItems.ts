import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isFailure } from '../delivery/isFailure';
import type { Outcome } from '../delivery/Outcome';
import { failureModeOf } from './failureModeOf';
import { forErrorOutput } from './forErrorOutput';
import { toItem } from './toItem';

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
