import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ColumnsDraft } from '../mapping/Draft';
import { compileParameter } from './compileParameter';

/**
 * Reads the parameters of the resource mapper once, and gives what reads an item's values out of
 * them. The columns that were saved with the workflow are not looked at, as they may be old.
 */
export function columnsReader(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): (itemIndex: number) => ColumnsDraft {
	const parameter = (name: string, fallback: unknown) =>
		compileParameter(context, items, name, fallback);
	// Text in the mapper's place is no mapper: n8n allows no expression there.
	const raw: unknown = context.getNodeParameter('columns', 0, null, { rawExpressions: true });
	const mappingMode =
		typeof raw === 'string' ? () => raw : parameter('columns.mappingMode', 'defineBelow');
	const values = parameter('columns.value', null);
	const unmatchedFields = parameter('unmatchedFields', 'ignore');
	const typed = typedColumns(context);

	return (itemIndex) => ({
		specify: 'columns',
		mappingMode: mappingMode(itemIndex),
		values: values(itemIndex),
		typed,
		input: items[itemIndex]?.json ?? {},
		unmatchedFields: unmatchedFields(itemIndex),
	});
}

function typedColumns(context: IExecuteFunctions): Set<string> {
	const raw: unknown = context.getNodeParameter('columns.value', 0, null, { rawExpressions: true });
	const columns = typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
	return new Set(columns.filter(([, value]) => !isExpression(value)).map(([column]) => column));
}

function isExpression(value: unknown): boolean {
	return typeof value === 'string' && value.startsWith('=');
}
