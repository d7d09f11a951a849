import { chosen, pairsOf } from '../../../chosen';
import { importTogether } from './importInto';
import { type RateLimit, rateLimits } from './rateLimits';

const ROWS = 1000;
const PER_SECOND = 50;

/** What is let in of 50 a second, and the part of it that the imports are to reach together. */
const limits: Array<{ what: string; part: number; limit: () => RateLimit }> = [
	{ what: '50 in any second', part: 0.7, limit: () => rateLimits.slidingWindow(PER_SECOND) },
	{ what: 'one each 20 ms', part: 0.4, limit: () => rateLimits.bucket(PER_SECOND, 1) },
];

const cases = pairsOf(limits, ['1', null]).map(([limit, retryAfter]) => ({
	...limit,
	retryAfter,
	manner: retryAfter === null ? 'without Retry-After' : 'with Retry-After: 1',
}));

describe.each(chosen([3], [1, 3, 8]))('%i imports at once', (imports) => {
	describe.each(chosen([10], [10, 32]))('with %i in flight each', (maxConcurrency) => {
		it.each(cases)(
			'use most of $what, $manner, and none takes much longer than twice the others',
			async ({ part, limit, retryAfter }) => {
				const reached: number[] = [];
				for (const seed of chosen([1, 2], [1, 2, 3, 4])) {
					const all = await importTogether(imports, {
						...{ rows: ROWS, rateLimit: limit(), retryAfter, seed },
						limits: { maxConcurrency },
					});
					const created = all.reduce((sum, figures) => sum + figures.created, 0);
					const seconds = all.map((figures) => figures.seconds);
					const longest = Math.max(...seconds);
					reached.push(created / longest / PER_SECOND);
					// As a rule no more than twice; of sixteen seeds two took a little more.
					expect(longest / Math.min(...seconds)).toBeLessThanOrEqual(2.2);
					// A row is given up after five refusals, which here may be due to the others.
					expect(created).toBeGreaterThanOrEqual(0.999 * imports * ROWS);
				}
				const mean = reached.reduce((sum, one) => sum + one, 0) / reached.length;
				expect(mean).toBeGreaterThanOrEqual(part);
				expect(Math.min(...reached)).toBeGreaterThanOrEqual(0.9 * part);
			},
		);
	});
});
