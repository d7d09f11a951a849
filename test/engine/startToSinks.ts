import { NodeConnectionTypes, type IConnections, type INode } from 'n8n-workflow';

/** Start -> the node -> Success, and Failure behind its error output. */
export function startToSinks(node: INode): { nodes: INode[]; connections: IConnections } {
	const to = (name: string) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];
	return {
		nodes: [passing('Start'), node, passing('Success'), passing('Failure')],
		connections: {
			Start: { main: [to(node.name)] },
			[node.name]: { main: [to('Success'), to('Failure')] },
		},
	};
}

function passing(name: string): INode {
	return {
		id: name,
		name,
		type: 'passThrough',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
}
