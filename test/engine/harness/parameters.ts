import type { INodeParameterResourceLocator, INodeParameters } from 'n8n-workflow';

/** A value as it is entered: the ID of its property, its type, and the value or its expression. */
export type EnteredValue = [property: string, valueType: string, value: string];

/** The parameters of Create Record with values given property by property. */
export function byProperty(
	values: EnteredValue[],
	{ dataset = '2', state = '', ...others }: INodeParameters = {},
): INodeParameters {
	const datum = values.map(([property, valueType, value]) => ({
		property: byId(property),
		valueType,
		value,
	}));
	return {
		dataset: byId(dataset),
		state: byId(state),
		specifyDatums: 'fields',
		datums: { datum },
		...others,
	};
}

/** The parameters of Create Record with values by column, each the ID of a property. */
export function byColumns(value: INodeParameters, others: INodeParameters = {}): INodeParameters {
	const columns = { mappingMode: 'defineBelow', value };
	return { ...byProperty([], others), specifyDatums: 'columns', columns };
}

/** The parameters of Create Record with columns that find their fields by themselves. */
export function automatically(others: INodeParameters = {}): INodeParameters {
	const columns = { mappingMode: 'autoMapInputData', value: null };
	return { ...byProperty([], others), specifyDatums: 'columns', columns };
}

/** The parameters of Create Record with the values given as JSON, or as an expression of it. */
export function byJson(body: string, others: INodeParameters = {}): INodeParameters {
	return { ...byProperty([], others), specifyDatums: 'json', body };
}

/** What stands in a field such as `dataset` where an ID was entered. */
export function byId(id: unknown): INodeParameterResourceLocator {
	return { __rl: true, mode: 'id', value: String(id) };
}
