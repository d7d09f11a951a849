import { byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

/** As an agent fills it in, and n8n tries it again. */
const plan = {
	parameters: byProperty([['201', 'stringValue', "={{ $fromAI('title') }}"]]),
	retryOnFail: true,
	waitBetweenTries: 1,
};

const once = { contains: 'row-1', times: 1 };

async function createdTitles(): Promise<string[]> {
	const requests = await tracy.sandbox.requests();
	return requests
		.filter(({ recordId }) => recordId !== null)
		.map(({ body }) => /row-\d/.exec(body)?.[0] ?? '');
}

describe('The node as a tool that n8n calls for an agent', () => {
	test('creates a record, and tells its ID', async () => {
		const call = tracy.engine.tool(tracy.plan(plan));

		expect(await call({ title: 'row-1' })).toContain('"id":1');
		expect(await createdTitles()).toEqual(['row-1']);
	});

	test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'creates a record of which the answer was lost only once, however often n8n tries (%s)',
		async (onError) => {
			await tracy.sandbox.setFaults({ fault: 'reset-after-create', every: true });
			const call = tracy.engine.tool(tracy.plan({ ...plan, onError }));

			expect(await call({ title: 'row-1' })).toContain('may or may not have been created');
			expect(await createdTitles()).toEqual(['row-1']);
		},
	);

	test('tells what became of a failed call, and does not throw, of which an agent learns nothing', async () => {
		await tracy.sandbox.setFaults({ ...once, fault: 'status', status: 422 });
		const call = tracy.engine.tool(tracy.plan(plan));

		const [told] = JSON.parse(String(await call({ title: 'row-1' })));

		expect(told).toMatchObject({
			outcome: 'rejected',
			error: expect.stringContaining('HTTP 422'),
			details: { next: expect.stringContaining('Correct the values') },
		});
		expect(await createdTitles()).toEqual([]);
	});

	test('creates another record for each further call, with the same arguments too', async () => {
		const call = tracy.engine.tool(tracy.plan(plan));

		await call({ title: 'row-1' });
		await call({ title: 'row-1' });
		await call({ title: 'row-2' });

		expect(await createdTitles()).toEqual(['row-1', 'row-1', 'row-2']);
	});

	test('takes a call after one that failed for one that is wanted', async () => {
		await tracy.sandbox.setFaults({ ...once, fault: 'reset-after-create' });
		const call = tracy.engine.tool(tracy.plan(plan));

		expect(await call({ title: 'row-1' })).toContain('may or may not');
		expect(await call({ title: 'row-1' })).toContain('"id":2');

		expect(await createdTitles()).toEqual(['row-1', 'row-1']);
	});

	test.each([
		['201', 'decimalValue', '12,5', 'it has a decimal comma. Pass 12.5.'],
		['201', 'decimalValue', '1.234,56 €', 'it has a currency with it. Pass 1234.56.'],
		['201', 'integerValue', '1,200', 'it has its digits grouped. Pass 1200.'],
		['201', 'integerValue', '2.5', 'is not a whole number. Pass a whole number such as 42'],
		['201', 'decimalValue', 'n/a', 'there is no value. Pass an empty text to leave it out.'],
		[
			'201',
			'dateTimeValue',
			'next Friday',
			'Pass ISO 8601 text such as 2024-06-12T10:15:00+02:00.',
		],
		['201', 'dateTimeValue', '12.06.2024', 'Pass ISO 8601 text such as 2024-06-12T10:15:00+02:00.'],
		['201', 'dateTimeValue', '1718186400', 'Pass ISO 8601 text such as 2024-06-12T10:15:00+02:00.'],
		['201', 'optionValue', '2081, 2082', 'pass a list in JSON, such as ["one","another"].'],
		['201', 'userValue', 'Ada, Grace', 'pass a list in JSON, such as ["one","another"].'],
		['201', 'stringValue', { a: 1 }, 'is an object, not a text. Pass a text.'],
		['205', 'propertyType', { text: 'Red' }, 'is an object without an ID. Pass its text.'],
	])(
		'tells what to pass instead, and no expression: %s %s %j',
		async (property, column, value, says) => {
			const parameters = byProperty([[property, column, "={{ $fromAI('value') }}"]]);
			const call = tracy.engine.tool(tracy.plan({ parameters }));

			const [told] = JSON.parse(String(await call({ value })));

			expect(told.error).toContain(says);
			expect(told.error).not.toContain('{{');
		},
	);
});
