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
	const value = isMembers(raw ?? {}) ? parameter('columns.value', null) : () => raw;
	const stray = strayColumns(raw).map((name) => ({
		name,
		read: parameter(`columns[${JSON.stringify(name)}]`, null),
	}));
	const unmatchedFields = parameter('unmatchedFields', 'ignore');

	return (itemIndex) => ({
		specify: 'columns',
		mappingMode: mappingMode(itemIndex),
		values: withStray(
			value(itemIndex),
			stray.map(({ name, read }) => [name, read(itemIndex)]),
		),
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
	return isMembers(raw) ? Object.keys(raw).filter((member) => !MAPPER.includes(member)) : [];
}

function isMembers(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All columns; a list of both, which is refused, where one stands in both places. */
function withStray(value: unknown, stray: Array<[name: string, value: unknown]>): unknown {
	const given = value ?? {};
	if (stray.length === 0 || !isMembers(given)) return value;
	const columns = Object.fromEntries(stray);
	const isTwice = stray.some(([name]) => Object.hasOwn(given, name));
	return isTwice ? [given, columns] : { ...given, ...columns };
}
