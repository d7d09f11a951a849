import type { INodeProperties } from 'n8n-workflow';

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
		{
			displayName: 'Max Concurrency',
			name: 'maxConcurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 10,
			description:
				'How many requests may be under way at the same time. With 1 the records are created strictly in the order of the items.',
		},
		{
			displayName: 'Max Retry Wait',
			name: 'maxRetryWait',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 120000,
			description:
				'The longest to wait at a time, in milliseconds, when Tracy asks to slow down. If it asks for more, the rest of the items is not sent.',
		},
		{
			displayName: 'Requests per Second',
			name: 'requestsPerSecond',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'The most requests to send in a second. With 0 there is no limit but the one that Tracy sets.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 30000,
			description: 'How long to wait for an answer to one request, in milliseconds',
		},
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
