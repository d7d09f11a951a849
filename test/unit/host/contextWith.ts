import type { IExecuteFunctions, IGetNodeParameterOptions, INode } from 'n8n-workflow';

/** Stands in for a thing of n8n's with the parts that a test needs; to ask for another fails. */
export function standIn<Whole extends object>(parts: Partial<Whole>): Whole {
	return new Proxy(Object.create(null), {
		has: (_, name) => name in parts,
		get(_, name) {
			if (name in parts) return Reflect.get(parts, name);
			throw new TypeError(`The test did not say what "${String(name)}" is.`);
		},
	});
}

/** What n8n gives a node while it runs. */
export const contextWith = standIn<IExecuteFunctions>;

/** A node as it stands in a workflow. */
export function nodeWith(part: Partial<INode> = {}): INode {
	return {
		...{ id: '1', name: 'Tracy', type: 'n8n-nodes-tracy.tracy', typeVersion: 1 },
		...{ position: [0, 0], parameters: {} },
		...part,
	};
}

/** Reads a parameter as it is asked for. */
type ParameterReader = (
	name: string,
	itemIndex: number,
	fallback?: unknown,
	how?: IGetNodeParameterOptions,
) => unknown;

/** Parameters, whatever type n8n promises of them. */
export function parametersBy(read: ParameterReader): Pick<IExecuteFunctions, 'getNodeParameter'> {
	return { getNodeParameter: jest.fn().mockImplementation(read) };
}

/** Parameters that are the same for every item; of one that is not there its fallback. */
export function parametersOf(parameters: object): Pick<IExecuteFunctions, 'getNodeParameter'> {
	return parametersBy((name, _itemIndex, fallback): unknown =>
		name in parameters ? Reflect.get(parameters, name) : fallback,
	);
}
