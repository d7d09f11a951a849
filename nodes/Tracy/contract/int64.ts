import { z } from 'zod/v4';
import { ExactNumber } from './ExactNumber';
import { isInt64Text } from './isInt64Text';

/** A 64-bit integer (`format: int64`): a safe JavaScript number, or its digits beyond 2^53. */
export const int64 = z.custom<number | ExactNumber>(
	(value) => (value instanceof ExactNumber ? isInt64Text(value.text) : Number.isSafeInteger(value)),
	{
		error: ({ input }) =>
			typeof input === 'number' && Number.isInteger(input)
				? 'has lost digits on its way here: a whole number beyond 9007199254740991 has to come as text'
				: 'must be a whole number within the range of a 64-bit integer',
	},
);
