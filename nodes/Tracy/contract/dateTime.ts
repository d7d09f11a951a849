import { DateTime } from 'luxon';
import { z } from 'zod/v4';

const RFC_3339 =
	/^(?!0000)\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * A date-time (`format: date-time`): RFC 3339 text with seconds and a zone, on a real calendar
 * day, from the year 1 on.
 */
export const dateTime = z
	.string({ error: 'must be a date-time as text' })
	.refine((text) => RFC_3339.test(text) && DateTime.fromISO(text).isValid, {
		error: 'must be a date-time such as 2024-06-12T10:15:00.000Z',
	});
