import {
	creating,
	creatingAgain,
	creatingOnce,
	reading,
} from '../../../nodes/Tracy/outcome/Endings';
import { failed, isFailure } from '../../../nodes/Tracy/outcome/Outcome';

describe('a row that is not sent because of something else', () => {
	it.each([
		['created', creating, 'Not sent, because', 'Run this item again. The record was not created.'],
		[
			'created once over all runs',
			creatingOnce,
			'Not sent, because',
			'Run this item again. This run sent nothing for it; the next one creates it, unless it was created before.',
		],
		[
			'created by a try that knows nothing of an earlier one',
			creatingAgain,
			'Not sent, because',
			'Run this item again. An earlier try may have created the record: look in Tracy.',
		],
		['read', reading, 'Not asked for, because', 'Run this item again.'],
	])('and was to be %s says why, and what to do', (_what, endings, begins, next) => {
		const reason = `${begins} the run was cancelled`;
		expect(endings.notSent('the run was cancelled')).toEqual({
			...{ outcome: 'unsent', error: reason, reason, next },
			...{ status: null, property: null, stopsPool: false },
		});
	});
});

describe('a row that has met a defect of the node', () => {
	it.each([
		[creating, /^Report this to .* Look in Tracy .* do not run this item again\./],
		[creatingAgain, /^Report this to .* Look in Tracy .* do not run this item again\./],
		[creatingOnce, /^Report this to .* Look in Tracy .* another import key and run it again/],
	])('and was to be created may have been', (endings, next) => {
		expect(endings.lost()).toMatchObject({
			outcome: 'unknown',
			error: expect.stringMatching(/The record may or may not have been created\.$/),
			next: expect.stringMatching(next),
		});
	});

	it('and was to be read can be run again', () => {
		expect(reading.lost()).toMatchObject({
			outcome: 'unknown',
			error: 'The Tracy node itself lost track of this item.',
			next: expect.stringMatching(/^Run this item again, and report/),
		});
	});
});

describe('the advice for what was not created', () => {
	const WAS_NOT = 'Do it. The record was not created.';
	const MAY_BE = 'Do it. An earlier try may have created the record: look in Tracy.';
	const TWICE = 'Do it. If it is, do not run this item again.';
	const OTHER_KEY = 'Do it. If it is not, give the item another import key and run it again.';

	it.each([
		{ outcome: 'rejected', once: WAS_NOT, again: MAY_BE },
		{ outcome: 'unsent', once: WAS_NOT, again: MAY_BE },
		{ outcome: 'unknown', once: OTHER_KEY, again: TWICE },
	] as const)('is true over all runs: $outcome', ({ outcome, once, again }) => {
		const failure = failed(outcome, { reason: 'So it is.', next: 'Do it.' });
		const next = outcome === 'unknown' ? TWICE : WAS_NOT;
		expect(creating.advise(failure)).toEqual({ ...failure, next });
		expect(creatingOnce.advise(failure)).toEqual({ ...failure, next: once });
		expect(creatingAgain.advise(failure)).toEqual({ ...failure, next: again });
		const postponed = { outcome: 'postponed', because: 'throttled', retryAfter: null } as const;
		expect(creatingOnce.advise({ ...postponed, givenUp: failure })).toEqual({
			...postponed,
			givenUp: { ...failure, next: once },
		});
	});

	it('is needed for nothing else', () => {
		const created = { outcome: 'created', answer: 5 } as const;
		expect(creatingAgain.advise(created)).toBe(created);
	});
});

it.each([
	[{ outcome: 'created', answer: null }, false],
	[{ outcome: 'found', answer: 5 }, false],
	[{ outcome: 'skipped', because: 'given twice' }, false],
	[{ ...creating.lost(), outcome: 'rejected' }, true],
	[{ ...creating.lost(), outcome: 'unknown' }, true],
	[{ ...creating.lost(), outcome: 'unsent' }, true],
] as const)('of %j it is said whether that is a failure: %j', (outcome, hasFailed) => {
	expect(isFailure<unknown>(outcome)).toBe(hasFailed);
});
