import type { INodeParameters } from 'n8n-workflow';
import { byProperty } from './byProperty';

/** The parameters of Create Record with columns that find their fields by themselves. */
export function automatically(others: INodeParameters = {}): INodeParameters {
	const columns = { mappingMode: 'autoMapInputData', value: null };
	return { ...byProperty([], others), specifyDatums: 'columns', columns };
}
