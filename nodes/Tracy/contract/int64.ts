import { z } from 'zod/v4';
import type { ExactNumber } from './ExactNumber';
import { isInt64 } from './isInt64';

/** A 64-bit integer (`format: int64`): a safe JavaScript number, or its digits beyond 2^53. */
export const int64 = z.custom<number | ExactNumber>(isInt64, {
	error: ({ input }) =>
		typeof input === 'number' && Number.isInteger(input)
			? 'has lost digits on its way here: a whole number beyond 9007199254740991 has to come as text'
			: 'must be a whole number within the range of a 64-bit integer',
});
