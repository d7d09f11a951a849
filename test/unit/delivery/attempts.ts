import type { Postponed, Created, Failure } from '../../../nodes/Tracy/outcome/Outcome';
import { failed } from '../../../nodes/Tracy/outcome/Outcome';

const created: Created<string> = { outcome: 'created', answer: 'a record' };
const rejected = failed('rejected', { reason: 'Tracy refused it.', next: 'Correct it.' });
const unknown = failed('unknown', { reason: 'The connection broke.', next: 'Look in Tracy.' });
const givenUp = failed('unsent', { reason: 'Tracy would not take it.', next: 'Run it later.' });

const unreachable: Postponed = {
	outcome: 'postponed',
	because: 'unreachable',
	retryAfter: null,
	givenUp,
};

/** All that sending a body once may come to. */
export const attempts = {
	created,
	rejected,
	unknown,
	stopping: (outcome: Failure): Failure => ({ ...outcome, stopsPool: true }),
	throttled: (retryAfter: string | null = null): Postponed => ({
		outcome: 'postponed',
		because: 'throttled',
		retryAfter,
		givenUp,
	}),
	unreachable,
	unclear: { ...unreachable, because: 'unclear' } satisfies Postponed,
	/** What becomes of a row that was postponed too often. */
	givenUp,
};
