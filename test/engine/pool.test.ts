import { byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

const parameters = (options = {}) =>
	byProperty([['201', 'stringValue', '={{ $json.title }}']], { options });
const rows = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ title: `row ${index}` }));

/** Lets the first requests wait until all that may be under way with them are; the others don't. */
async function delayFirst(times: number): Promise<void> {
	await tracy.sandbox.setFaults({ every: true, times, fault: 'delay', ms: 1_000 });
}

describe('How many are under way at the same time', () => {
	test.each([
		['10 without the option', {}, 10],
		['as many as the option says', { maxConcurrency: 3 }, 3],
		['50 at the most', { maxConcurrency: 50 }, 50],
	])('%s', async (_, options, expected) => {
		await delayFirst(expected);

		const run = await tracy.run({ items: rows(2 * expected), parameters: parameters(options) });

		expect(run.json).toHaveLength(2 * expected);
		expect((await tracy.sandbox.statistics()).mostInFlight).toBe(expected);
	});

	test('with 1 they go strictly one after another, in the order of the items', async () => {
		await tracy.sandbox.setFaults({ fault: 'delay', ms: 40, contains: 'row 3' });

		await tracy.run({ items: rows(12), parameters: parameters({ maxConcurrency: 1 }) });

		expect((await tracy.sandbox.statistics()).mostInFlight).toBe(1);
		const titles = (await tracy.sandbox.bodies()).map((body) => /row \d+/.exec(body)?.[0]);
		expect(titles).toEqual(rows(12).map(({ title }) => title));
	});

	test('a slow answer changes nothing about the order of the items', async () => {
		await tracy.sandbox.setFaults({ fault: 'delay', ms: 150, contains: 'row 0"' });

		const run = await tracy.run({ items: rows(30), parameters: parameters() });

		expect(run.json.map(({ values }) => values)).toEqual(
			rows(30).map(({ title }) => ({ Text: title })),
		);
	});

	test('a number that an expression yields as text is that number', async () => {
		await tracy.run({ items: rows(4), parameters: parameters({ maxConcurrency: '={{ "1" }}' }) });

		expect((await tracy.sandbox.statistics()).mostInFlight).toBe(1);
	});

	test.each([['={{ " 10 " }}'], ['={{ "1e1" }}'], ['={{ "" }}'], ['={{ null }}']])(
		'%p is ten, as it is where nothing is chosen',
		async (maxConcurrency) => {
			await delayFirst(10);

			await tracy.run({ items: rows(15), parameters: parameters({ maxConcurrency }) });

			expect((await tracy.sandbox.statistics()).mostInFlight).toBe(10);
		},
	);

	test.each([0, 51, 1.5, -1, '51', '2e1.5', 'many', true])(
		'%p is refused, and nothing is sent',
		async (maxConcurrency) => {
			const run = await tracy.run({
				items: rows(2),
				parameters: parameters({ maxConcurrency: `={{ ${JSON.stringify(maxConcurrency)} }}` }),
				onError: 'continueErrorOutput',
			});

			expect(run.failures).toMatchObject([
				{ json: { error: expect.stringContaining("'Max Concurrency'") } },
				{ json: { title: 'row 1', details: { outcome: 'unsent' } } },
			]);
			expect(await tracy.sandbox.requests()).toEqual([]);
		},
	);
});

describe('An answer that does not come in time leaves its row unknown', () => {
	test.each([
		['nothing comes', { fault: 'hang' }, 'did not answer within 2 s'],
		['it drips', { fault: 'drip', ms: 150_000 }, 'broke off before it told of a record'],
		['it would come later', { fault: 'delay', ms: 60_000 }, 'did not answer within 2 s'],
	])('%s', async (_, fault, says) => {
		await tracy.sandbox.setFaults({ ...fault, contains: 'row 1' });

		const run = await tracy.run({
			items: rows(3),
			parameters: parameters({ timeout: 2_000 }),
			onError: 'continueErrorOutput',
		});

		expect(run.success).toHaveLength(2);
		expect(run.failures).toMatchObject([
			{
				json: {
					title: 'row 1',
					error: expect.stringMatching(`${says}.*may or may not`),
					details: {
						outcome: 'unknown',
						next: expect.stringContaining('Look in Tracy'),
					},
				},
			},
		]);
		expect(await tracy.sandbox.bodies()).toHaveLength(3);
	});
});

test('A cancelled execution starts nothing new, and says that what was running is unknown', async () => {
	await tracy.sandbox.change({ latency: 60_000 });
	const running = tracy.start({
		items: rows(20),
		parameters: parameters({ maxConcurrency: 2 }),
		onError: 'continueErrorOutput',
	});
	await tracy.sandbox.untilReceived(2);

	running.cancel();
	const run = await running.finished;

	expect(run.status).toBe('canceled');
	expect(await tracy.sandbox.bodies()).toHaveLength(2);
	const outcomes = run.failures.map(({ json }) => json.details);
	expect(outcomes).toMatchObject(
		rows(20).map((_, index) => ({ outcome: index < 2 ? 'unknown' : 'unsent' })),
	);
});
