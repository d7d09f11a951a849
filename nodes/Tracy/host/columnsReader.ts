import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ColumnsDraft } from '../mapping/Draft';
import { compileParameter, type Reader } from './compileParameter';

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
	const { mappingMode, values } = mapperReaders(context, parameter);
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

/** The mapper may be stored as one expression, as text. */
function mapperReaders(
	context: IExecuteFunctions,
	parameter: (name: string, fallback: unknown) => Reader,
): { mappingMode: Reader; values: Reader } {
	const raw: unknown = context.getNodeParameter('columns', 0, null, { rawExpressions: true });
	if (typeof raw !== 'string') {
		return {
			mappingMode: parameter('columns.mappingMode', 'defineBelow'),
			values: parameter('columns.value', null),
		};
	}
	const mapper = parameter('columns', null);
	return {
		mappingMode: (itemIndex) => memberOf(mapper(itemIndex), 'mappingMode') ?? 'defineBelow',
		values: (itemIndex) => memberOf(mapper(itemIndex), 'value'),
	};
}

function memberOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function typedColumns(context: IExecuteFunctions): Set<string> {
	const raw: unknown = context.getNodeParameter('columns.value', 0, null, { rawExpressions: true });
	const columns = typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
	return new Set(columns.filter(([, value]) => !isExpression(value)).map(([column]) => column));
}

function isExpression(value: unknown): boolean {
	return typeof value === 'string' && value.startsWith('=');
}
