import type { INodeProperties } from 'n8n-workflow';
import { additionalFieldsField } from './additionalFieldsField';
import { columnsFields } from './columnsFields';
import { datumsField } from './datumsField';
import { identifierField } from './identifierField';
import { optionsField } from './optionsField';
import { simplifyField } from './simplifyField';

/** What differs between the operations that make a record. */
interface DraftFields {
	operation: string;
	aboutDataset: string;
	aboutState: string;
	/** The body as it is before anybody writes one. */
	emptyBody: '[]' | '{}';
}

/** The fields that say what a new record holds, and how it is created. */
export function draftFields({
	operation,
	aboutDataset,
	aboutState,
	emptyBody,
}: DraftFields): INodeProperties[] {
	const show = { resource: ['record'], operation: [operation] };
	return [
		{
			...identifierField({
				displayName: 'Dataset',
				name: 'dataset',
				placeholder: 'e.g. 1',
				searchListMethod: 'searchDatasets',
				description: aboutDataset,
			}),
			displayOptions: { show },
		},
		{
			...identifierField({
				displayName: 'State',
				name: 'state',
				placeholder: 'e.g. 11',
				searchListMethod: 'searchStates',
				namePlaceholder: 'e.g. In progress',
				description: aboutState,
			}),
			displayOptions: { show },
		},
		{
			displayName: 'Specify Values',
			name: 'specifyDatums',
			type: 'options',
			options: [
				{
					name: 'By Column',
					value: 'columns',
					description:
						"Map the dataset's properties by their names; needs an API key that may read it",
				},
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
			displayOptions: { show },
		},
		...columnsFields(show),
		{ ...datumsField, displayOptions: { show: { ...show, specifyDatums: ['fields'] } } },
		{
			displayName: 'Body',
			name: 'body',
			type: 'json',
			default: emptyBody,
			description:
				"A list is taken as the datums of the record, an object as the whole body of Tracy's Create Record. The other fields fill in what it does not name.",
			hint: 'e.g. [{"property": {"id": 13}, "decimalValue": 12.50}]',
			displayOptions: { show: { ...show, specifyDatums: ['json'] } },
		},
		{ ...additionalFieldsField, displayOptions: { show } },
		{ ...simplifyField, displayOptions: { show } },
		{ ...optionsField, displayOptions: { show } },
	];
}
