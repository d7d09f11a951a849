import { z } from 'zod/v4';

/** A 32-bit integer (`format: int32` in the API's schema). */
export const int32 = z
	.number({ error: 'must be a whole number' })
	.int({ error: 'must be a whole number' })
	.min(-2147483648, { error: 'is below the range of a 32-bit integer' })
	.max(2147483647, { error: 'is above the range of a 32-bit integer' });
