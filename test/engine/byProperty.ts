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
	return { dataset: byId(dataset), state: byId(state), datums: { datum }, ...others };
}

function byId(id: unknown): INodeParameterResourceLocator {
	return { __rl: true, mode: 'id', value: String(id) };
}
