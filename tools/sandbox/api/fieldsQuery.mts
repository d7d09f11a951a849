/**
 * The one query parameter of what is read by its ID. Of a state it is documented, of a record it is
 * assumption A20, of a dataset A17. What it takes is documented nowhere: any text.
 */
export const fieldsQuery = {
	type: 'object',
	properties: { fields: { type: 'string' } },
	additionalProperties: false,
};
