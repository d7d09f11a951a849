import type { Attempt } from './Attempt';
import type { Fetched } from './Fetched';

/** What asking for something came to, as the delivery takes it. */
export function attemptOf<Answer>(fetched: Fetched<Answer>): Attempt<Answer> {
	if (fetched.ok) return { outcome: 'found', answer: fetched.answer };
	const { failure, retry } = fetched;
	return retry ? { outcome: 'postponed', ...retry, givenUp: failure } : failure;
}
