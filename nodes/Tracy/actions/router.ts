import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { failed } from '../outcome/Outcome';
import { failureModeOf, toItems } from '../host/toItems';
import { showValue } from '../outcome/showValue';
import { operations as recordOperations } from './record/Record.resource';

type Operation = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

const operations = new Map<unknown, Operation>(
	Object.entries(recordOperations).map(([name, execute]) => [`record.${name}`, execute]),
);

/**
 * Runs the chosen operation of the chosen resource.
 *
 * @throws NodeOperationError when there is none, where "On Error" says to stop
 */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const name = `${nameOf(this, 'resource', 'record')}.${nameOf(this, 'operation', 'create')}`;
	const execute = operations.get(name);
	return execute ? await execute.call(this) : notKnown(this, name);
}

/** As it is stored: neither takes an expression. */
function nameOf(context: IExecuteFunctions, parameter: string, fallback: string): unknown {
	return context.getNodeParameter(parameter, 0, fallback, { rawExpressions: true });
}

function notKnown(context: IExecuteFunctions, name: string): INodeExecutionData[][] {
	const reason = `This version of the Tracy node knows no operation ${showValue(name)}.`;
	const next = 'Choose another operation, or update the node.';
	if (failureModeOf(context) === 'stop') {
		throw new NodeOperationError(context.getNode(), reason, { description: next });
	}
	return [
		toItems(
			context,
			context.getInputData().map(() => failed('unsent', { reason, next })),
		),
	];
}
