import {
	NodeConnectionTypes,
	type IConnections,
	type IExecuteFunctions,
	type INode,
	type INodeType,
} from 'n8n-workflow';

/** A node that hands its items on: the start of a workflow, and what comes after the Tracy node. */
export const passThrough: INodeType = {
	description: {
		displayName: 'Pass Through',
		name: 'passThrough',
		group: ['transform'],
		version: 1,
		description: 'Hands its items on',
		defaults: { name: 'Pass Through' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	},
};

/** Start -> the node -> Success, and Failure behind its error output. */
export function startToSinks(node: INode): { nodes: INode[]; connections: IConnections } {
	const to = (name: string) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];
	return {
		nodes: [passThroughNode('Start'), node, passThroughNode('Success'), passThroughNode('Failure')],
		connections: {
			Start: { main: [to(node.name)] },
			[node.name]: { main: [to('Success'), to('Failure')] },
		},
	};
}

/** A node that hands its items on. */
export function passThroughNode(name: string): INode {
	return {
		id: name,
		name,
		type: 'passThrough',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
}
