import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { complete } from '../../delivery/complete';
import type { Endings } from '../../delivery/Endings';
import type { Outcome } from '../../delivery/Outcome';
import { failureModeOf } from '../../host/failureModeOf';
import { throwAtFailure } from '../../host/throwAtFailure';
import { toItems } from '../../host/toItems';

/** The outcomes of all items, and the item that ended the run before its end, if one did. */
export interface Run {
	outcomes: Array<Outcome<IDataObject>>;
	stoppedBy?: number;
}

/**
 * Runs all items, and makes of their outcomes what the node hands out.
 *
 * @param run takes the items to their outcomes
 * @param endings how items end that have met a defect of the node
 * @returns one item for each input item, in their order, each paired with its own
 * @throws NodeApiError or NodeOperationError about the failed item, where "On Error" says to stop
 */
export async function runItems(
	context: IExecuteFunctions,
	run: (items: INodeExecutionData[]) => Promise<Run>,
	endings: Endings,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];

	const { outcomes, stoppedBy } = await withoutThrowing(run, items, endings);
	const stopsAtFailure = failureModeOf(context) === 'stop';
	if (stopsAtFailure) throwAtFailure(context.getNode(), { outcomes, stoppedBy });
	return [toItems(context, outcomes)];
}

/**
 * A defect of the node itself must not throw: in the Continue modes n8n would then pass the input
 * on as if all had gone well.
 */
async function withoutThrowing(
	run: (items: INodeExecutionData[]) => Promise<Run>,
	items: INodeExecutionData[],
	endings: Endings,
): Promise<Run> {
	try {
		return await run(items);
	} catch {
		return { outcomes: complete(items.length, [], endings) };
	}
}
