import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** What a node reads its parameters with: the parameters, and the items that come in. */
export interface Scene {
	parameters: INodeParameters;
	/** Makes the rows anew, since n8n writes into those that hold dates. */
	rows(): IDataObject[];
	/** The row before it that each item is paired with; those beyond the list with none. */
	pairedWith?: number[];
}
