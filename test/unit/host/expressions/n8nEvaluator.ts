import { Workflow, type INodeExecutionData, type INodeType } from 'n8n-workflow';
import { nodeWith } from '../contextWith';

/** A type of node without parameters. */
const tracy: INodeType = {
	description: {
		...{ displayName: 'Tracy', name: 'tracy', group: [], version: 1, description: '' },
		...{ defaults: {}, inputs: ['main'], outputs: ['main'], properties: [] },
	},
};

/** n8n's own evaluator of expressions, for a node that has these items; what it is asked is kept. */
export function n8nEvaluator(items: INodeExecutionData[]) {
	const workflow = new Workflow({
		id: '1',
		nodes: [nodeWith()],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => tracy,
			getByNameAndVersion: () => tracy,
			getKnownTypes: () => ({}),
		},
	});
	return jest.fn((text: string, itemIndex: number) => {
		const { name } = nodeWith();
		const own = { $vars: { dataset: 17 } };
		const { expression } = workflow;
		return expression.getParameterValue(`=${text}`, null, 0, itemIndex, name, items, 'manual', own);
	});
}
