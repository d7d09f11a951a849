import { z } from 'zod/v4';
import { buildSchemas } from './buildSchemas';
import { scalars } from './scalars';

/** The schemas of what we send: an unknown key is refused, a null only allowed where the API says so. */
export const requestSchemas = buildSchemas<never>({
	object: (shape) => z.strictObject(shape, { error: 'must be an object' }),
	field: (type) => z.optional(type),
	scalars,
});
