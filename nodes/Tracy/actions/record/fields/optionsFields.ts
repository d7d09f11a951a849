import { timezoneField } from './timezoneField';
import type { INodeProperties } from 'n8n-workflow';

/** An hour in ms. */
const HOUR = 3_600_000;

export const maxConcurrency: INodeProperties = {
	displayName: 'Max Concurrency',
	name: 'maxConcurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
	default: 10,
	description:
		'How many requests may be under way at the same time. With 1 they are sent strictly in the order of the items.',
};

export const maxRetryWait: INodeProperties = {
	displayName: 'Max Retry Wait',
	name: 'maxRetryWait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: HOUR },
	default: 120000,
	description:
		'The longest to wait at a time, in milliseconds, when Tracy asks to slow down. If it asks for more, the rest of the items is not sent.',
};

export const requestsPerSecond: INodeProperties = {
	displayName: 'Requests per Second',
	name: 'requestsPerSecond',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1000 },
	default: 0,
	description:
		'The most requests to send in a second. With 0 there is no limit but the one that Tracy sets.',
};

export const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: HOUR },
	default: 30000,
	description: 'How long to wait for an answer to one request, in milliseconds',
};

/** The settings of how requests are sent, whatever they ask for. */
export const limitOptions = [maxConcurrency, maxRetryWait, requestsPerSecond, timeout];

const datasetDefinition: INodeProperties = {
	displayName: 'Dataset Definition',
	name: 'datasetDefinition',
	// As `json`, the editor would mark it as not right while it is empty, which it mostly is.
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description:
		'Only for API keys that may not read the dataset: its JSON with states, properties and options, as Tracy answers it to a key that may. Empty means that the node asks Tracy. An expression is evaluated once, for the first item.',
	hint: 'e.g. the answer to GET /v1/datasets/1?fields=states,properties.propertyType,properties.options',
};

const importKey: INodeProperties = {
	displayName: 'Import Key',
	name: 'importKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.orderNumber }}',
	description:
		'What tells each item from all others. An item whose key was imported before, by this node into the same dataset, is not sent again, even in another execution. Never run two executions of this node at the same time then.',
};

export const missingRequired: INodeProperties = {
	displayName: 'Missing Required Values',
	name: 'missingRequired',
	type: 'options',
	options: [
		{
			name: 'Refuse',
			value: 'refuse',
			description:
				'Reject each item without a value for a property that Tracy marks as required; needs an API key that may read the dataset',
		},
		{
			name: 'Send',
			value: 'send',
			description: 'Leave it to Tracy whether it creates such a record',
		},
	],
	default: 'send',
	description: 'What to do with an item that has no value for a required property',
};

export const outputValuesBy: INodeProperties = {
	displayName: 'Output Values By',
	name: 'outputValuesBy',
	type: 'options',
	options: [
		{
			name: 'ID',
			value: 'id',
			description: "By the properties' IDs; options and users by their IDs as well",
		},
		{
			name: 'Name',
			value: 'name',
			description:
				"By the properties' names; options and users by their text. An ID stands where no name is known, or where it is not the only one.",
		},
	],
	default: 'name',
	description: 'How the simplified output names properties, options and users',
	displayOptions: { show: { '/simplify': [true] } },
};

/** What the simplified record shows (assumption A20). */
export const defaultFields =
	'dataset,state,datums.property.propertyType,datums.optionValue,datums.userValue,datums.recordValue';

const fields: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'string',
	default: defaultFields,
	description:
		'The related objects that Tracy is asked to send along, as paths with commas between them. Tracy does not document which there are. Empty asks for none.',
};

/** The settings that most people never need, sorted by their names as the editor shows them. */
function optionsOf(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options, ...limitOptions, outputValuesBy].sort((one, other) =>
			one.displayName.localeCompare(other.displayName),
		),
	};
}

const makingOptions = [datasetDefinition, importKey, timezoneField];

/** The settings of the operations, by their names. */
export const optionsFields = {
	create: optionsOf([...makingOptions, missingRequired]),
	// What a duplicate is not given, it takes from its original (assumption A22).
	duplicate: optionsOf(makingOptions),
	get: optionsOf([fields]),
};

/** Whether records come out simplified. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
