import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { duplicateReader } from '../../host/duplicateReader';
import { deliverItems } from './deliverItems';
import { draftFields } from './draftFields';
import { recordField } from './recordField';

/** The fields of Duplicate Record. */
export const description: INodeProperties[] = [
	recordField({ operation: 'duplicate', description: 'The record to duplicate' }),
	...draftFields({
		operation: 'duplicate',
		aboutDataset:
			'The dataset that the duplicate will belong to. Leave it empty for that of the original.',
		aboutState: 'The state in which the duplicate begins. Leave it empty to let Tracy decide.',
		emptyBody: '{}',
	}),
];

/** Creates one duplicate of a record for each input item. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await deliverItems(this, duplicateReader);
}
