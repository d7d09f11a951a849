import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readItems } from './readItems';
import { readingOptionsField } from './readingOptionsField';
import { recordField } from './recordField';
import { simplifyField } from './simplifyField';

const displayOptions = { show: { resource: ['record'], operation: ['get'] } };

/** The fields of Get Record. */
export const description: INodeProperties[] = [
	recordField({ operation: 'get', description: 'The record to get' }),
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'string',
		// What the simplified record shows (assumption A20).
		default: 'dataset,state,datums.property,datums.optionValue,datums.userValue,datums.recordValue',
		description:
			'The related objects that Tracy is asked to send along, as paths with commas between them. Tracy does not document which there are. Empty asks for none.',
		displayOptions,
	},
	{ ...simplifyField, displayOptions },
	{ ...readingOptionsField, displayOptions },
];

/** Gets one record for each input item. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await readItems(this);
}
