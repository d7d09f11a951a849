import { z } from 'zod/v4';
import { ExactNumber } from './ExactNumber';

/** A double (`format: double`): a finite JavaScript number, or the digits as they were written. */
export const double = z.custom<number | ExactNumber>(
	(value) => Number.isFinite(value instanceof ExactNumber ? Number(value.text) : value),
	{ error: 'must be a number' },
);
