import { compileParameter } from '../../../host/compileParameter';
import type { RowExpressions } from '../../../host/expressions/RowExpressions';
import type { AdditionalDraft } from '../../../mapping/Draft';
import { identifierField, locatedId } from './identifierField';
import type { INodeProperties } from 'n8n-workflow';

/** What a record may hold besides its values, which most people never need. */
export const additionalFieldsField: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What Tracy takes besides. What it does with it is not documented.',
	options: [
		{
			displayName: 'Archived',
			name: 'archived',
			type: 'dateTime',
			default: '',
			description: 'When the record was archived. Empty leaves it out.',
		},
		{
			displayName: 'Events',
			name: 'events',
			type: 'json',
			default: '[]',
			description: "The list of events as JSON, with the fields of Tracy's Create Record",
			hint: 'e.g. [{"eventType": {"id": "created"}, "created": "2024-06-12T10:15:00.000Z"}]',
		},
		{
			displayName: 'Metadatums',
			name: 'metadatums',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Metadatum' },
			placeholder: 'Add Metadatum',
			default: {},
			description:
				'What representations, such as a Kanban board, know of the record. One without a record and a decimal is left out.',
			options: [
				{
					displayName: 'Metadatum',
					name: 'metadatum',
					values: [
						identifierField({
							displayName: 'Representation',
							name: 'representation',
							placeholder: 'e.g. 5',
							description: 'The representation that the metadatum belongs to',
						}),
						identifierField({
							displayName: 'Record',
							name: 'recordValue',
							placeholder: 'e.g. 1024',
							description: 'The record that is the value, if one is',
						}),
						{
							displayName: 'Decimal',
							name: 'decimalValue',
							type: 'string',
							default: '',
							placeholder: 'e.g. 1024.5',
							description: 'The number that is the value, if one is; its digits are kept',
						},
					],
				},
			],
		},
		{
			displayName: 'Removed',
			name: 'removed',
			type: 'dateTime',
			default: '',
			description: 'When the record was removed. Empty leaves it out.',
		},
		{
			displayName: 'Transitions',
			name: 'transitions',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Transition' },
			placeholder: 'Add Transition',
			default: {},
			description: 'The states that the record was in before, and when it left them',
			options: [
				{
					displayName: 'Transition',
					name: 'transition',
					values: [
						identifierField({
							displayName: 'Old State',
							name: 'oldState',
							placeholder: 'e.g. 11',
							description: 'The state that the record was in',
						}),
						{
							displayName: 'Timestamp',
							name: 'timestamp',
							type: 'dateTime',
							default: '',
							description: 'When the record changed its state. Empty leaves it out.',
						},
					],
				},
			],
		},
	],
};

/**
 * Reads 'Additional Fields' of one item; undefined where there are none. Throws when an
 * expression fails on the item.
 */
type AdditionalReader = (itemIndex: number) => AdditionalDraft | undefined;

/** Reads 'Additional Fields' once, and gives what reads those of an item out of it. */
export function additionalReader(row: RowExpressions): AdditionalReader {
	const read = compileParameter(row, 'additionalFields', {});
	return (itemIndex) => {
		const fields = membersOf(read(itemIndex));
		if (Object.keys(fields).length === 0) return undefined;
		const { archived, removed, events } = fields;
		return {
			archived,
			removed,
			metadatums: listIn(fields.metadatums, 'metadatum').map((metadatum) => ({
				representation: locatedId(metadatum.representation),
				recordValue: locatedId(metadatum.recordValue),
				decimalValue: metadatum.decimalValue,
			})),
			events,
			transitions: listIn(fields.transitions, 'transition').map((transition) => ({
				oldState: locatedId(transition.oldState),
				timestamp: transition.timestamp,
			})),
		};
	};
}

/** The entries of a fixed collection that takes several. */
function listIn(collection: unknown, name: string): Array<{ [field: string]: unknown }> {
	const list = membersOf(collection)[name];
	return Array.isArray(list) ? list.map(membersOf) : [];
}

function membersOf(value: unknown): { [name: string]: unknown } {
	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value))
		: {};
}
