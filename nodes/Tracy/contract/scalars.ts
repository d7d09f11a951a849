import { z } from 'zod/v4';
import { dateTime } from './dateTime';
import { double } from './double';
import { int32 } from './int32';
import { int64 } from './int64';

/** The scalar types of the wire format, by the names that `fields` uses. */
export const scalars = {
	boolean: z.boolean({ error: 'must be true or false' }),
	dateTime,
	double,
	int32,
	int64,
	string: z.string({ error: 'must be text' }),
	uuid: z.guid({ error: 'must be a UUID' }),
};
