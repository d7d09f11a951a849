import type { INodeProperties } from 'n8n-workflow';
import { limitOptions } from './limitOptions';

/** The settings that most people never need. */
export const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Import Key',
			name: 'importKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.orderNumber }}',
			description:
				'What tells each item from all others. An item whose key was imported before, by this node into the same dataset, is not sent again, even in another execution. Never run two executions of this node at the same time then.',
		},
		...limitOptions,
		{
			displayName: 'Timezone',
			name: 'timezone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Europe/Kyiv',
			description:
				"The timezone in which dates without one are read. Empty means the workflow's timezone.",
		},
	],
};
