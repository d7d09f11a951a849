import type { Postponed } from './Attempt';
import type { NotCreated } from './Outcome';

/**
 * What asking Tracy for something came to. Where it may help to ask again, `retry` says why, as
 * it does of a body that was postponed.
 */
export type Fetched<Answer> =
	| { ok: true; answer: Answer }
	| { ok: false; failure: NotCreated; retry: Pick<Postponed, 'because' | 'retryAfter'> | null };
