import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { operations as recordOperations } from './record/Record.resource';

type Operation = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

const operations = new Map<string, Operation>(
	Object.entries(recordOperations).map(([name, execute]) => [`record.${name}`, execute]),
);

/** Runs the chosen operation of the chosen resource. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = this.getNodeParameter('resource', 0, 'record');
	const operation = this.getNodeParameter('operation', 0, 'create');
	const execute = operations.get(`${resource}.${operation}`);
	if (!execute) {
		throw new NodeOperationError(
			this.getNode(),
			`This version of the Tracy node can't '${operation}' a '${resource}'`,
			{ description: 'Choose another operation, or update the node.' },
		);
	}
	return await execute.call(this);
}
