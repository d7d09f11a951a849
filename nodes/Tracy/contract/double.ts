import { z } from 'zod/v4';
import type { ExactNumber } from './ExactNumber';
import { isDouble } from './isDouble';

/** A double (`format: double`): a finite JavaScript number, or the digits as they were written. */
export const double = z.custom<number | ExactNumber>(isDouble, { error: 'must be a number' });
