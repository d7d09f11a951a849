import fc from 'fast-check';
import { backoff } from '../../../nodes/Tracy/delivery/decideRetry';

describe('backoff', () => {
	it.each([
		[1, 500],
		[2, 1000],
		[3, 2000],
		[4, 4000],
	])('waits half of the most after try %i when the random number is a half', (attempt, ms) => {
		expect(backoff(attempt, 1000, () => 0.5)).toBe(ms);
	});

	it('may not wait at all', () => {
		expect(backoff(3, 1000, () => 0)).toBe(0);
	});

	it('stays between nothing and the base, doubled with every try', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 5 }),
				fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
				(attempt, random) => {
					const ms = backoff(attempt, 500, () => random);
					expect(ms).toBeGreaterThanOrEqual(0);
					expect(ms).toBeLessThan(500 * 2 ** (attempt - 1));
				},
			),
		);
	});
});
