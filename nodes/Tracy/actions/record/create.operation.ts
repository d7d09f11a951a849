import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { draftReader, draftFields } from './fields/draftFields';
import { createItems } from './createItems';

/** The fields of Create Record. */
export const description: INodeProperties[] = draftFields({
	operation: 'create',
	aboutDataset: 'The dataset that the record will belong to',
	aboutState: 'The state in which the record begins. Leave it empty to let Tracy decide.',
	emptyBody: '[]',
});

/** Creates one record for each input item. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await createItems(this, draftReader);
}
