import { ANOTHER_KEY, LOOK, failed, type Creation, type Failure } from './Outcome';

/** How rows end for no reason of their own, in the words of what was to be done with them. */
export interface Endings {
	/** What becomes of a row that is not sent because of something else than itself. */
	notSent(cause: string): Failure;
	/** What becomes of a row that has met a defect of this node. */
	lost(): Failure;
}

/** The same of rows that were to be created. */
export interface CreatingEndings extends Endings {
	/** Has what a request came to say what to do in view of other runs. */
	advise<Answer>(attempt: Creation<Answer>): Creation<Answer>;
}

/**
 * The words are sentences that are true over all runs.
 *
 * @param ifPerhaps about a row that may have been created
 * @param ifNot about one that this run did not create
 * @param ifUnsent about one that was not sent
 */
function creatingWith(ifPerhaps: string, ifNot: string, ifUnsent = ifNot): CreatingEndings {
	const advised = (failure: Failure): Failure => {
		const { outcome, next } = failure;
		return { ...failure, next: `${next} ${outcome === 'unknown' ? ifPerhaps : ifNot}` };
	};
	return {
		notSent: (cause) =>
			failed('unsent', {
				reason: `Not sent, because ${cause}`,
				next: `Run this item again. ${ifUnsent}`,
			}),
		lost: () =>
			failed('unknown', {
				reason:
					'The Tracy node itself lost track of this item. The record may or may not have been created.',
				next: `Report this to the authors of the node. ${LOOK} ${ifPerhaps}`,
			}),
		advise: (attempt) => {
			if (attempt.outcome === 'created') return attempt;
			if (attempt.outcome !== 'postponed') return advised(attempt);
			return { ...attempt, givenUp: advised(attempt.givenUp) };
		},
	};
}

const NOT_TWICE = 'If it is, do not run this item again.';

/** How rows end that were to be created. */
export const creating = creatingWith(NOT_TWICE, 'The record was not created.');

/** How rows end that were to be created by a try of which nobody knows what an earlier one sent. */
export const creatingAgain = creatingWith(
	NOT_TWICE,
	'An earlier try may have created the record: look in Tracy.',
);

/** How rows end that were to be created once over all runs: of those not sent, nothing is said of earlier runs. */
export const creatingOnce = creatingWith(
	ANOTHER_KEY,
	'The record was not created.',
	'This run sent nothing for it; the next one creates it, unless it was created before.',
);

/** How rows end that were to be read. Reading creates nothing, so they can be run again. */
export const reading: Endings = {
	notSent: (cause) =>
		failed('unsent', { reason: `Not asked for, because ${cause}`, next: 'Run this item again.' }),
	lost: () =>
		failed('unknown', {
			reason: 'The Tracy node itself lost track of this item.',
			next: 'Run this item again, and report this to the authors of the node.',
		}),
};
