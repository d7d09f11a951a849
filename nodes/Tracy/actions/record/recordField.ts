import type { INodeProperties } from 'n8n-workflow';
import { identifierField } from './identifierField';

/** The record that an operation is about. */
export function recordField({
	operation,
	description,
}: {
	operation: string;
	description: string;
}): INodeProperties {
	return {
		...identifierField({
			displayName: 'Record',
			name: 'record',
			placeholder: 'e.g. 1024',
			description,
		}),
		displayOptions: { show: { resource: ['record'], operation: [operation] } },
	};
}
