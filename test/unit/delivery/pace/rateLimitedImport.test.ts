import { chosen } from '../../../chosen';
import { importInto, type ImportFigures } from './importInto';
import { rateLimits } from './rateLimits';

const ROWS = 2000;
const seeds = chosen([1], [1, 29, 48]);

/** Whether Tracy says how long to wait. */
const manners: Array<[string, string | null]> = [
	['with Retry-After: 1', '1'],
	['without Retry-After', null],
];

describe.each([10, 32])('an import of 10,000 rows, %i at a time', (maxConcurrency) => {
	const sporadically = async (
		part: number,
		retryAfter: string | null,
		seed: number,
	): Promise<ImportFigures> =>
		await importInto({
			rows: 10_000,
			rateLimit: rateLimits.sporadic(part, seed),
			retryAfter,
			limits: { maxConcurrency },
			seed,
		});

	let unrefused: number;

	beforeAll(async () => {
		unrefused = (await sporadically(0, null, 1)).seconds;
	});

	describe.each(seeds)('(seed %i)', (seed) => {
		it.each([
			[0.001, 1.2],
			[0.005, 1.2],
			[0.02, 1.2],
			[0.05, 1.6],
		])(
			'of which %f are refused at any rate takes %f times as long at most',
			async (part, times) => {
				const figures = await sporadically(part, '0', seed);
				expect(figures.created).toBe(10_000);
				expect(figures.seconds).toBeLessThanOrEqual(times * unrefused);
			},
		);

		it.each(manners)(
			'of which 2 % are refused at any rate hardly takes longer than is asked to wait, %s',
			async (_, retryAfter) => {
				const { created, seconds, askedToWait } = await sporadically(0.02, retryAfter, seed);
				expect(created).toBe(10_000);
				expect(seconds).toBeLessThanOrEqual(1.2 * unrefused + 1.1 * askedToWait);
			},
		);
	});
});

describe.each([10, 32])('an import of 2,000 rows, %i at a time', (maxConcurrency) => {
	describe.each(manners)('%s', (_, retryAfter) => {
		const limits = { maxConcurrency };

		it.each(seeds)('is hardly slower than 50 in any second (seed %i)', async (seed) => {
			const rateLimit = rateLimits.slidingWindow(50);
			const figures = await importInto({ rows: ROWS, rateLimit, retryAfter, limits, seed });
			expect(figures.created).toBe(ROWS);
			expect(figures.refused).toBeLessThanOrEqual(0.03);
			// The first 50 need no time.
			expect(figures.seconds).toBeLessThanOrEqual(1.25 * 39);
		});

		it.each(seeds)('uses up a bucket with a burst of 100 (seed %i)', async (seed) => {
			const rateLimit = rateLimits.bucket(50, 100);
			const figures = await importInto({ rows: ROWS, rateLimit, retryAfter, limits, seed });
			expect(figures.created).toBe(ROWS);
			expect(figures.seconds).toBeLessThanOrEqual(1.1 * 38);
		});

		it.each(seeds)('copes with one each 20 ms and no burst (seed %i)', async (seed) => {
			const rateLimit = rateLimits.bucket(50, 1);
			const figures = await importInto({ rows: ROWS, rateLimit, retryAfter, limits, seed });
			expect(figures.created).toBe(ROWS);
			expect(figures.seconds).toBeLessThanOrEqual(2.2 * 40);
		});

		it.each(seeds)('follows a limit that halves and comes back (seed %i)', async (seed) => {
			const rateLimit = rateLimits.halving(50);
			const figures = await importInto({ rows: ROWS, rateLimit, retryAfter, limits, seed });
			expect(figures.created).toBe(ROWS);
			// 20 s of 50, 20 s of 25, and 10 s of 50.
			expect(figures.seconds).toBeLessThanOrEqual(1.5 * 50);
		});
	});

	it.each(seeds)(
		'loses no row to a limit that says to come back at once (seed %i)',
		async (seed) => {
			const figures = await importInto({
				rows: ROWS,
				rateLimit: rateLimits.slidingWindow(50),
				retryAfter: '0',
				limits: { maxConcurrency },
				seed,
			});
			expect(figures.created).toBe(ROWS);
		},
	);
});

describe('an import of 2,000 rows', () => {
	describe.each(manners)('where 50 are accepted in any second, %s', (_, retryAfter) => {
		it.each([1, 2, 3, 50])(
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
		['a bucket of 50 a second', 42, () => rateLimits.bucket(50, 50)],
		['a bucket of 50 a second for a burst of 10', 48, () => rateLimits.bucket(50, 10)],
		["50 in each second of the server's clock", 54, () => rateLimits.fixedWindow(50)],
	])(
		'creates them all with few refusals where the limit is %s, within %i s',
		async (_, longest, rateLimit) => {
			const figures = await importInto({ rows: ROWS, rateLimit: rateLimit(), retryAfter: '1' });
			expect(figures.created).toBe(ROWS);
			expect(figures.refused).toBeLessThanOrEqual(0.05);
			expect(figures.seconds).toBeLessThanOrEqual(longest);
		},
	);

	it('finds a limit a little below what it would send anyway', async () => {
		const figures = await importInto({
			rows: ROWS,
			rateLimit: rateLimits.bucket(50, 10),
			retryAfter: '1',
			latency: 140,
		});
		expect(figures.created).toBe(ROWS);
		expect(figures.seconds).toBeLessThanOrEqual(60);
	});

	it('needs no longer than the answers take where there is no limit', async () => {
		const figures = await importInto({ rows: ROWS, rateLimit: () => true, retryAfter: null });
		expect(figures).toMatchObject({ created: ROWS, refused: 0, mostTries: 1 });
		expect(figures.seconds).toBeLessThanOrEqual(11);
	});
});
