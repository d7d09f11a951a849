/** The one query parameter of what is read by its ID. What it takes is not documented: any text. */
export const fieldsQuery = {
	type: 'object',
	properties: { fields: { type: 'string' } },
	additionalProperties: false,
};
