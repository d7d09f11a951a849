/** For routes whose documentation lists no query parameter. */
export const NO_QUERY = { type: 'object', additionalProperties: false };

const FIELDS = { fields: { type: 'string' } };

/** What `fields` takes is not documented, so any text is allowed. */
export const FIELDS_QUERY = {
	type: 'object',
	properties: FIELDS,
	additionalProperties: false,
};

const WHOLE_NUMBER = { type: 'string', pattern: '^\\d{1,9}$' };

/** The query of `GET /v1/datasets` (assumptions A17 and A18). */
export const DATASETS_QUERY = {
	type: 'object',
	properties: {
		...FIELDS,
		offset: WHOLE_NUMBER,
		limit: WHOLE_NUMBER,
		'name.contains': { type: 'string' },
		'id.equals': { type: 'string' },
		// A plus that stands in an address as it is arrives as a blank.
		sorting: { type: 'string', pattern: '^[+\\- ]name$' },
	},
	additionalProperties: false,
};
