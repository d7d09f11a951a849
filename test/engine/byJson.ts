import type { INodeParameters } from 'n8n-workflow';
import { byProperty } from './byProperty';

/** The parameters of Create Record with the values given as JSON, or as an expression of it. */
export function byJson(body: string, others: INodeParameters = {}): INodeParameters {
	return { ...byProperty([], others), specifyDatums: 'json', body };
}
