import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ValueColumn } from '../../../contract/Wire';
import { identifierField } from './identifierField';

/** What the editor calls the columns of a datum. */
const columnLabels: { [Column in ValueColumn]: { name: string; description: string } } = {
	dateTimeValue: {
		name: 'Date & Time',
		description: 'ISO 8601, SQL or RFC 2822 text, or a DateTime; sent in UTC',
	},
	decimalValue: {
		name: 'Decimal',
		description: 'A number, or text such as 1234.5, whose digits are kept',
	},
	integerValue: {
		name: 'Integer',
		description: 'A whole number, or its digits as text beyond 9007199254740991',
	},
	optionValue: {
		name: 'Option',
		description:
			'The ID of one of the options of the property, or its text (digits are the ID) where the key may read',
	},
	recordValue: { name: 'Record', description: 'The ID of another record' },
	stringValue: { name: 'Text', description: 'Text; numbers and booleans become their text' },
	userValue: { name: 'User', description: 'The ID of a user' },
};

const valueTypes: INodePropertyOptions[] = [
	{
		name: "By the Property's Type",
		value: 'propertyType',
		description: 'What Tracy says of the property; needs an API key that may read the dataset',
	},
	...Object.entries(columnLabels).map(([value, label]) => ({ ...label, value })),
];

/** The values of a record, property by property. */
export const datumsField: INodeProperties = {
	displayName: 'Values',
	name: 'datums',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Value', sortable: true },
	placeholder: 'Add Value',
	default: {},
	description:
		'The values of the record. An empty value is left out, a list makes one value for each of its elements.',
	options: [
		{
			displayName: 'Value',
			name: 'datum',
			values: [
				identifierField({
					displayName: 'Property',
					name: 'property',
					placeholder: 'e.g. 13',
					searchListMethod: 'searchProperties',
					description: 'The property that takes the value',
				}),
				{
					displayName: 'Value Type',
					name: 'valueType',
					type: 'options',
					options: valueTypes,
					default: 'propertyType',
					description: 'The type of the property, which decides where Tracy stores the value',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'The value, or a list of values; nothing, null and empty text are left out',
				},
			],
		},
	],
};
