import { compileParameter } from '../../../host/compileParameter';
import type { RowExpressions } from '../../../host/expressions/RowExpressions';
import type { ColumnsDraft } from '../../../mapping/Draft';
import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

const columnsField: INodeProperties = {
	displayName: 'Columns',
	name: 'columns',
	type: 'resourceMapper',
	default: { mappingMode: 'defineBelow', value: null },
	noDataExpression: true,
	typeOptions: {
		loadOptionsDependsOn: ['dataset.value', 'options.datasetDefinition'],
		resourceMapper: {
			resourceMapperMethod: 'getColumns',
			mode: 'add',
			fieldWords: { singular: 'column', plural: 'columns' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: true,
		},
	},
};

const unmatchedFieldsField: INodeProperties = {
	displayName: 'Unmatched Fields',
	name: 'unmatchedFields',
	type: 'options',
	options: [
		{
			name: 'Leave Out',
			value: 'ignore',
			description: 'Create the record without them, and name them in a hint',
		},
		{
			name: 'Refuse',
			value: 'refuse',
			description: 'Reject each item that has one',
		},
	],
	default: 'ignore',
	description: 'What to do with fields of an item whose name is that of no property',
};

/** The values of a record by the columns of its dataset. */
export function columnsFields(show: { [parameter: string]: string[] }): INodeProperties[] {
	const showColumns = { ...show, specifyDatums: ['columns'] };
	const showFields = { ...showColumns, '/columns.mappingMode': ['autoMapInputData'] };
	// Without a dataset the editor would only say in red that it found no columns.
	const hide = { dataset: [''] };
	return [
		{ ...columnsField, displayOptions: { show: showColumns, hide } },
		{ ...unmatchedFieldsField, displayOptions: { show: showFields, hide } },
	];
}

/**
 * Reads the parameters of the resource mapper once, and gives what reads an item's values out of
 * them. The columns that were saved with the workflow are not looked at, as they may be old.
 */
export function columnsReader(
	row: RowExpressions,
	items: INodeExecutionData[],
): (itemIndex: number) => ColumnsDraft {
	const { context } = row;
	const parameter = (name: string, fallback: unknown) => compileParameter(row, name, fallback);
	// Text in the mapper's place is no mapper: n8n allows no expression there.
	const raw: unknown = context.getNodeParameter('columns', 0, null, { rawExpressions: true });
	const mappingMode =
		typeof raw === 'string' ? () => raw : parameter('columns.mappingMode', 'defineBelow');
	const columns = strayColumns(raw);
	const values =
		columns.length === 0
			? parameter('columns.value', null)
			: pick(parameter('columns', null), columns);
	const unmatchedFields = parameter('unmatchedFields', 'ignore');

	return (itemIndex) => ({
		specify: 'columns',
		mappingMode: mappingMode(itemIndex),
		values: values(itemIndex),
		input: items[itemIndex]?.json ?? {},
		unmatchedFields: unmatchedFields(itemIndex),
	});
}

/** The members of a resource mapper, as n8n stores it. */
const MAPPER = [
	...['mappingMode', 'value', 'schema', 'matchingColumns', 'attemptToConvertTypes'],
	...['convertFieldsToString', 'ignoreTypeMismatchErrors'],
];

/** What stands beside the mapper's members instead of in its value, as people and agents write it. */
function strayColumns(raw: unknown): string[] {
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return [];
	const hasValue = 'value' in raw && raw.value !== null;
	return hasValue ? [] : Object.keys(raw).filter((member) => !MAPPER.includes(member));
}

function pick(read: (itemIndex: number) => unknown, names: string[]) {
	return (itemIndex: number): unknown => {
		const members = Object.entries(read(itemIndex) ?? {});
		return Object.fromEntries(members.filter(([name]) => names.includes(name)));
	};
}
