import type { INodeParameters } from 'n8n-workflow';
import { byProperty } from './byProperty';

/** The parameters of Create Record with values by column, each the ID of a property. */
export function byColumns(value: INodeParameters, others: INodeParameters = {}): INodeParameters {
	const columns = { mappingMode: 'defineBelow', value };
	return { ...byProperty([], others), specifyDatums: 'columns', columns };
}
