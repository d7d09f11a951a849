import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { passThrough } from './passThrough';

/** A node that hands its items on, paired with these of its rows and the others with none. */
export function pairingNode(pairedWith: number[]): INodeType {
	return {
		...passThrough,
		async execute(this: IExecuteFunctions) {
			const items = this.getInputData();
			return [items.map(({ json }, index) => ({ json, pairedItem: pairedWith[index] }))];
		},
	};
}
