import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { Tracy } from '../../nodes/Tracy/Tracy.node';

/** A node with the parameters of Tracy that only reads them, and hands its items on. */
export function readerNode(read: (context: IExecuteFunctions) => void): INodeType {
	return {
		description: { ...new Tracy().description, credentials: [] },
		async execute(this: IExecuteFunctions) {
			read(this);
			return [this.getInputData()];
		},
	};
}
