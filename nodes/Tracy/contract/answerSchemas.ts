import { z } from 'zod/v4';
import { buildSchemas } from './buildSchemas';
import { scalars } from './scalars';

/**
 * The schemas of what Tracy answers: unknown keys pass, any field may be null, and a date-time
 * is taken as the text it is, so that an answer is readable wherever it can be.
 */
export const answerSchemas = buildSchemas<null>({
	object: (shape) => z.looseObject(shape),
	field: (type) => z.nullish(type),
	scalars: { ...scalars, dateTime: z.string() },
});
