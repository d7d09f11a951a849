/** For routes whose documentation lists no query parameter. */
export const NO_QUERY = { type: 'object', additionalProperties: false };

/** What `fields` takes is not documented: any text is allowed, and changes nothing. */
export const FIELDS_QUERY = {
	type: 'object',
	properties: { fields: { type: 'string' } },
	additionalProperties: false,
};
