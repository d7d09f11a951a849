import type { INodeProperties } from 'n8n-workflow';
import * as create from './create.operation';
import * as duplicate from './duplicate.operation';
import * as get from './get.operation';

/** What a person can do with records, and the fields for it. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create record',
				description: 'Create a new record',
			},
			{
				name: 'Duplicate',
				value: 'duplicate',
				action: 'Duplicate record',
				description: 'Create a new record from an existing one',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get record',
				description: 'Get a record by its ID',
			},
		],
		default: 'create',
		displayOptions: { show: { resource: ['record'] } },
	},
	...create.description,
	...duplicate.description,
	...get.description,
];

/** The operations by their names. */
export const operations = {
	create: create.execute,
	duplicate: duplicate.execute,
	get: get.execute,
};
