import { creating, creatingOnce, reading } from '../../../nodes/Tracy/outcome/Endings';
import { isFailure } from '../../../nodes/Tracy/outcome/Outcome';

describe('a row that is not sent because of something else', () => {
	it.each([
		['created', creating, 'Not sent, because', 'Run this item again; it was not created.'],
		[
			'created once over all runs',
			creatingOnce,
			'Not sent, because',
			'Run this item again. This run sent nothing for it; the next one creates it, unless it was created before.',
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
	it.each([creating, creatingOnce])('and was to be created may have been', (endings) => {
		expect(endings.lost()).toMatchObject({
			outcome: 'unknown',
			error: expect.stringMatching(/The record may or may not have been created\.$/),
			next: expect.stringMatching(/^Look in Tracy whether the record is there, and report/),
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
