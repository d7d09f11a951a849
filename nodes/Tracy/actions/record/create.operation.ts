import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { draftReader } from '../../host/draftReader';
import { datumsField } from './datumsField';
import { deliverItems } from './deliverItems';
import { identifierField } from './identifierField';
import { optionsField } from './optionsField';

const forCreate = { resource: ['record'], operation: ['create'] };

/** The fields of Create Record. */
export const description: INodeProperties[] = [
	{
		...identifierField({
			displayName: 'Dataset',
			name: 'dataset',
			placeholder: 'e.g. 1',
			description: 'The dataset that the record will belong to',
		}),
		displayOptions: { show: forCreate },
	},
	{
		...identifierField({
			displayName: 'State',
			name: 'state',
			placeholder: 'e.g. 11',
			description: 'The state in which the record begins. Leave it empty to let Tracy decide.',
		}),
		displayOptions: { show: forCreate },
	},
	{
		displayName: 'Specify Values',
		name: 'specifyDatums',
		type: 'options',
		options: [
			{
				name: 'Property by Property',
				value: 'fields',
				description: 'Choose each property and its value',
			},
			{
				name: 'Using JSON',
				value: 'json',
				description: 'Write the list of datums or the whole record as JSON',
			},
		],
		default: 'fields',
		description: 'How the values of the record are given',
		displayOptions: { show: forCreate },
	},
	{ ...datumsField, displayOptions: { show: { ...forCreate, specifyDatums: ['fields'] } } },
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		default: '[]',
		description:
			"A list is taken as the datums of the record, an object as the whole body of Tracy's Create Record. 'Dataset' and 'State' fill in what it does not name.",
		hint: 'e.g. [{"property": {"id": 13}, "decimalValue": 12.50}]',
		displayOptions: { show: { ...forCreate, specifyDatums: ['json'] } },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: { show: forCreate },
	},
	{ ...optionsField, displayOptions: { show: forCreate } },
];

/** Creates one record for each input item. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await deliverItems(this, draftReader);
}
