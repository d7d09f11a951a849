import { byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

const parameters = byProperty(
	[
		['201', 'stringValue', '={{ $json.title }}'],
		['202', 'integerValue', '={{ $json.count }}'],
	],
	{ options: { maxConcurrency: 1 } },
);

const rows = ['row-0', 'row-1', 'row-2', 'row-3', 'row-4'].map((title, count) => ({
	title,
	count,
}));
/** Fails on a row whose text is no date. */
const failing = byProperty([['204', 'dateTimeValue', '={{ $json.text.toDateTime() }}']]);

const refused = {
	fault: 'status',
	status: 422,
	body: { title: 'Unprocessable', detail: 'The title is taken.' },
	contains: 'row-2',
};

describe('Stop Workflow', () => {
	test('a mistake in row 734 of 1,000 sends nothing at all', async () => {
		const items = Array.from({ length: 1000 }, (_, count) => ({
			title: 'a',
			count: count === 734 ? 'many' : count,
		}));

		const run = await tracy.run({ items, parameters });

		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({
			message: 'The value "many" of property 202 is not a whole number. [item 734]',
			description: expect.stringContaining('Of 1000 items: 999 unsent, 1 rejected.'),
			context: { itemIndex: 734 },
		});
		expect(await tracy.sandbox.requests()).toEqual([]);
		expect(run.task('Success')).toBeUndefined();
	});

	test('the error names every item of unknown outcome, and the IDs of what was created', async () => {
		await tracy.sandbox.setFaults(
			{ ...refused, contains: 'row-15' },
			...['row-1"', 'row-4"', 'row-5"', 'row-6"'].map((contains) => ({
				fault: 'reset-after-create',
				contains,
			})),
		);
		const items = Array.from({ length: 20 }, (_, count) => ({ title: `row-${count}`, count }));

		const run = await tracy.run({ items, parameters });

		expect(run.error?.message).toBe(
			'Tracy refused the record (HTTP 422): The title is taken. [item 15] Of unknown outcome: items 1, 4-6.',
		);
		expect(run.error?.description).toContain('11 created, 4 unknown, 1 rejected, 4 unsent');
		expect(run.error?.context.data).toMatchObject({
			unknown: [1, 4, 5, 6],
			created: [
				{ item: 0, id: 1 },
				{ item: 2, id: 3 },
				...Array.from({ length: 9 }, () => ({ id: expect.any(Number) })),
			],
		});
	});

	test('a row that Tracy refuses ends the run, and the error says what became of the others', async () => {
		await tracy.sandbox.setFaults(refused);

		const run = await tracy.run({ items: rows, parameters });

		expect(run.error).toMatchObject({
			name: 'NodeApiError',
			message: 'Tracy refused the record (HTTP 422): The title is taken. [item 2]',
			description: expect.stringContaining('Of 5 items: 2 created, 1 rejected, 2 unsent.'),
			httpCode: '422',
			context: { itemIndex: 2 },
		});
		expect(await tracy.sandbox.bodies()).toHaveLength(3);
	});

	test('requests that are running when a row fails are waited for, and no new ones begin', async () => {
		await tracy.sandbox.change({ latency: 60 });
		await tracy.sandbox.setFaults({ ...refused, contains: 'row-0' });
		const items = Array.from({ length: 20 }, (_, index) => ({ title: `row-${index}` }));

		const run = await tracy.run({
			items,
			parameters: { ...parameters, options: { maxConcurrency: 4 } },
		});

		const requests = await tracy.sandbox.requests();
		expect(requests.length).toBeLessThan(8);
		expect(requests.every(({ status }) => status !== null)).toBe(true);
		const created = requests.filter(({ recordId }) => recordId !== null).length;
		expect(run.error?.description).toContain(`${created} created`);
	});

	test('a row of which nobody knows does not stop the others', async () => {
		await tracy.sandbox.setFaults({
			...refused,
			fault: 'reset-after-create',
			status: undefined,
			body: undefined,
		});

		const run = await tracy.run({ items: rows, parameters });

		expect(await tracy.sandbox.bodies()).toHaveLength(5);
		expect(run.error).toMatchObject({
			message: expect.stringMatching(/may or may not have been created.*\[item 2\]/),
			description: expect.stringContaining('4 created, 1 unknown'),
		});
	});

	test('an expression that fails on one row sends nothing', async () => {
		const run = await tracy.run({
			items: [{ text: '2024-06-12' }, { text: 'some day' }],
			parameters: failing,
		});

		expect(run.error).toMatchObject({
			message: expect.stringMatching(/expression.*\[item 1\]$/),
			context: { itemIndex: 1 },
		});
		expect(await tracy.sandbox.requests()).toEqual([]);
	});
});

describe('Continue', () => {
	test('a failed row comes out with its own fields, the error and its details', async () => {
		await tracy.sandbox.setFaults(refused);

		const run = await tracy.run({ items: rows, parameters, onError: 'continueRegularOutput' });

		expect(run.status).toBe('success');
		expect(run.success.map(({ pairedItem }) => pairedItem)).toEqual(
			rows.map((_, item) => ({ item })),
		);
		expect(run.json.map(({ outcome }) => outcome)).toEqual([
			'created',
			'created',
			'rejected',
			'created',
			'created',
		]);
		expect(run.success[2]).toEqual({
			json: {
				title: 'row-2',
				count: 2,
				outcome: 'rejected',
				error: 'Tracy refused the record (HTTP 422): The title is taken.',
				details: {
					outcome: 'rejected',
					itemIndex: 2,
					status: 422,
					reason: 'The title is taken.',
					property: null,
					next: expect.stringMatching(/The record was not created\.$/),
				},
			},
			pairedItem: { item: 2 },
		});
	});

	test('a mistake in one row does not keep the others', async () => {
		const items = rows.map((row, index) => (index === 3 ? { ...row, count: 1.5 } : row));

		const run = await tracy.run({ items, parameters, onError: 'continueRegularOutput' });

		expect(await tracy.sandbox.bodies()).toHaveLength(4);
		expect(run.json[3]).toMatchObject({
			title: 'row-3',
			error: 'The value 1.5 of property 202 is not a whole number.',
			details: { outcome: 'rejected', itemIndex: 3, property: '202', status: null },
		});
	});

	test('an expression that fails on one row is that row’s failure', async () => {
		const run = await tracy.run({
			items: [{ text: '2024-06-12' }, { text: 'some day' }, { text: '2024-06-13' }],
			parameters: failing,
			onError: 'continueRegularOutput',
		});

		expect(run.json).toMatchObject([
			{ outcome: 'created' },
			{
				text: 'some day',
				error: expect.stringMatching(/expression/),
				details: { outcome: 'rejected' },
			},
			{ outcome: 'created' },
		]);
		expect(await tracy.sandbox.bodies()).toHaveLength(2);
	});
});

describe('Continue (using error output)', () => {
	test('failed rows leave there with their own fields, and never reach Success', async () => {
		await tracy.sandbox.setFaults(refused);
		const items = rows.map((row, index) => (index === 4 ? { ...row, count: 'many' } : row));

		const run = await tracy.run({ items, parameters, onError: 'continueErrorOutput' });

		expect(run.status).toBe('success');
		expect(run.success.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 3].map((item) => ({ item })),
		);
		expect(run.json.every(({ outcome }) => outcome === 'created')).toBe(true);
		expect(run.failures).toMatchObject([
			{
				json: { title: 'row-2', count: 2, details: { outcome: 'rejected', status: 422 } },
				pairedItem: { item: 2 },
			},
			{
				json: { title: 'row-4', count: 'many', details: { outcome: 'rejected', status: null } },
				pairedItem: { item: 4 },
			},
		]);
		expect(run.output('Success')[0]).toHaveLength(3);
		expect(run.output('Failure')[0]).toHaveLength(2);
	});

	test('rows with fields named error, details, json and message go where the others go', async () => {
		await tracy.sandbox.setFaults(refused);
		const own = { error: 'mine', message: 'mine', json: { a: 1 }, pairedItem: 7 };

		const run = await tracy.run({
			items: rows.map((row) => ({ ...row, ...own })),
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(run.success).toHaveLength(4);
		expect(run.failures).toMatchObject([
			{
				json: {
					title: 'row-2',
					json: { a: 1 },
					error: 'Tracy refused the record (HTTP 422): The title is taken.',
					details: { outcome: 'rejected' },
				},
				pairedItem: { item: 2 },
			},
		]);
	});
});

describe("A failed row's own fields that the node or n8n writes over", () => {
	const own = { error: 'mine', details: [1], outcome: 'mine', $error: { message: 'x' } };

	/** What became of the third row, of five that have such fields. */
	const runWith = async (onError: 'continueRegularOutput' | 'continueErrorOutput') => {
		await tracy.sandbox.setFaults(refused);
		const items = rows.map((row) => ({ ...row, ...own }));
		const run = await tracy.run({ items, parameters, onError });
		return onError === 'continueErrorOutput' ? run.failures[0]?.json : run.json[2];
	};

	test('are kept in its details, and only these, in plain Continue mode', async () => {
		const row = await runWith('continueRegularOutput');

		expect(row).toMatchObject({
			title: 'row-2',
			outcome: 'rejected',
			error: expect.stringMatching(/^Tracy refused/),
			$error: { message: 'x' },
			details: { outcome: 'rejected' },
		});
		expect(Object(row?.details).row).toEqual({ error: 'mine', details: [1], outcome: 'mine' });
	});

	test('are kept in its details, and only these, at the error output', async () => {
		const row = await runWith('continueErrorOutput');

		expect(row).toMatchObject({
			title: 'row-2',
			error: expect.stringMatching(/^Tracy refused/),
			outcome: 'mine',
			$error: { message: 'x' },
			details: { outcome: 'rejected' },
		});
		expect(Object(row?.details).row).toEqual({ error: 'mine', details: [1] });
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'are kept where n8n would take $error beside $json for a failure of its own (%s)',
		async (onError) => {
			await tracy.sandbox.setFaults({ ...refused, contains: 'row-0' });
			const plan = tracy.plan({ items: rows.slice(0, 1), parameters });
			const failed = await tracy.engine.run(plan);
			const [interrupted] = failed.run.data.executionData?.nodeExecutionStack ?? [];
			// n8n lets no node put out such a row, but a stored execution may hold one.
			for (const item of interrupted?.data.main?.[0] ?? []) {
				item.json = { ...item.json, ...own, $json: 5 };
			}
			if (interrupted) interrupted.node.onError = onError;

			const run = await tracy.engine.retry(failed, { ...plan, onError });

			const [row] =
				onError === 'continueErrorOutput' ? run.failures.map(({ json }) => json) : run.json;
			expect(row).toMatchObject({
				error: expect.stringMatching(/^Tracy refused/),
				details: { outcome: 'rejected', row: { error: 'mine', $error: { message: 'x' } } },
			});
		},
	);

	test('are not spoken of where it has none', async () => {
		await tracy.sandbox.setFaults(refused);

		const run = await tracy.run({ items: rows, parameters, onError: 'continueErrorOutput' });

		expect(run.failures[0]?.json.details).not.toHaveProperty('row');
	});
});

describe.each([
	['not chosen', /credential/i],
	['deleted', /credential/i],
] as const)('A credential that is %s', (credential, says) => {
	test('ends the run with a sentence', async () => {
		const run = await tracy.run({ items: rows, parameters, credential });

		expect(run.status).toBe('error');
		expect(run.error?.message).toMatch(says);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'fails every row, and loses none, with %s',
		async (onError) => {
			const run = await tracy.run({ items: rows, parameters, credential, onError });

			expect(run.status).toBe('success');
			const failed = onError === 'continueErrorOutput' ? run.failures : run.success;
			expect(failed).toMatchObject(
				rows.map((row, item) => ({
					json: {
						...row,
						error: expect.stringMatching(says),
						details: { outcome: 'unsent', itemIndex: item },
					},
					pairedItem: { item },
				})),
			);
			expect(run.success).toHaveLength(onError === 'continueErrorOutput' ? 0 : rows.length);
		},
	);
});
