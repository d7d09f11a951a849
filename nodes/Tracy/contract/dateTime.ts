import { DateTime } from 'luxon';
import { z } from 'zod/v4';

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** A date-time (`format: date-time`): RFC 3339 text with seconds and a zone, on a real calendar day. */
export const dateTime = z
	.string({ error: 'must be a date-time as text' })
	.refine((text) => RFC_3339.test(text) && DateTime.fromISO(text).isValid, {
		error: 'must be a date-time such as 2024-06-12T10:15:00.000Z',
	});
