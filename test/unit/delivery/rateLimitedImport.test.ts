import { importInto } from './importInto';
import { rateLimits } from './rateLimits';

const ROWS = 2000;

/** Whether Tracy says how long to wait. */
const manners: Array<[string, string | null]> = [
	['with Retry-After: 1', '1'],
	['without Retry-After', null],
];

describe('an import of 2,000 rows', () => {
	describe.each(manners)('where 50 are accepted in any second, %s', (_, retryAfter) => {
		it.each([1, 2, 3, 10, 20, 50])(
			'creates them all within 54 s and has at most a tenth refused, %i at a time',
			async (maxConcurrency) => {
				const figures = await importInto({
					rows: ROWS,
					rateLimit: rateLimits.slidingWindow(50),
					retryAfter,
					limits: { maxConcurrency },
					// One at a time is the bottleneck itself where an answer takes longer.
					latency: maxConcurrency < 3 ? 20 : 50,
				});
				expect(figures.created).toBe(ROWS);
				expect(figures.refused).toBeLessThanOrEqual(0.1);
				expect(figures.seconds).toBeLessThanOrEqual(54);
			},
		);

		it('has nothing refused when the person sets a limit just below', async () => {
			const figures = await importInto({
				rows: ROWS,
				rateLimit: rateLimits.slidingWindow(50),
				retryAfter,
				limits: { requestsPerSecond: 48 },
			});
			expect(figures).toMatchObject({ created: ROWS, refused: 0 });
			expect(figures.seconds).toBeLessThanOrEqual(45);
		});
	});

	it.each([
		['a bucket of 50 a second', rateLimits.bucket(50, 50), 42],
		['a bucket of 50 a second for a burst of 10', rateLimits.bucket(50, 10), 48],
		['a bucket of 50 a second without burst', rateLimits.bucket(50, 1), 80],
		["50 in each second of the server's clock", rateLimits.fixedWindow(50), 54],
	])(
		'creates them all with hardly a refusal where the limit is %s',
		async (_, rateLimit, longest) => {
			const figures = await importInto({ rows: ROWS, rateLimit, retryAfter: '1' });
			expect(figures.created).toBe(ROWS);
			expect(figures.refused).toBeLessThanOrEqual(0.02);
			expect(figures.seconds).toBeLessThanOrEqual(longest);
		},
	);

	it('needs no longer than the answers take where there is no limit', async () => {
		const figures = await importInto({ rows: ROWS, rateLimit: () => true, retryAfter: null });
		expect(figures).toMatchObject({ created: ROWS, refused: 0, mostTries: 1 });
		expect(figures.seconds).toBeLessThanOrEqual(11);
	});
});
