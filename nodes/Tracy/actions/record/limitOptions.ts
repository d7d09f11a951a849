import type { INodeProperties } from 'n8n-workflow';

/** The settings of how requests are sent, whatever they ask for. */
export const limitOptions: INodeProperties[] = [
	{
		displayName: 'Max Concurrency',
		name: 'maxConcurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 10,
		description:
			'How many requests may be under way at the same time. With 1 they are sent strictly in the order of the items.',
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
];
