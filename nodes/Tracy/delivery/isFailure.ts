import type { NotCreated, Outcome } from './Outcome';

/** Whether a row did not come to what it asked for. */
export function isFailure<Answer>(outcome: Outcome<Answer>): outcome is NotCreated {
	switch (outcome.outcome) {
		case 'created':
		case 'found':
		case 'skipped':
			return false;
		case 'rejected':
		case 'unknown':
		case 'unsent':
			return true;
	}
}
