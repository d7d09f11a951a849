import {
	NodeConnectionTypes,
	type IConnections,
	type IDataObject,
	type ICredentialDataDecryptedObject as Credential,
	type INodeParameters,
} from 'n8n-workflow';
import { passThroughNode } from './harness/passThrough';
import { tracyNode } from './harness/tracyNode';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

const rows = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ title: `row-${index}.` }));

const byTitle = (options: INodeParameters = {}): INodeParameters => ({
	dataset: '3',
	specifyDatums: 'fields',
	datums: { datum: [{ property: '301', valueType: 'stringValue', value: '={{ $json.title }}' }] },
	options,
});

const refusal = { fault: 'status', status: 400, body: '{"detail":"Not this one."}' };
const unclear = { fault: 'status', status: 500 };

/** The rows that were created, as often as they were. */
async function createdRows(): Promise<string[]> {
	return (await tracy.sandbox.requests())
		.filter(({ recordId }) => recordId !== null)
		.map(({ body }) => /row-\d+/.exec(body)?.[0] ?? '');
}

describe('On Error: Stop Workflow', () => {
	test('a mistake in the last of 735 items sends nothing', async () => {
		const items = rows(735);
		items[734] = { title: { not: 'text' } };
		const run = await tracy.run({ items, parameters: byTitle() });

		expect(run.status).toBe('error');
		expect(run.error?.message).toContain('[item 734]');
		expect(run.error?.message).toContain('301');
		expect(run.error?.context.itemIndex).toBe(734);
		expect(run.error?.description).toContain('Of 735 items: 734 unsent, 1 rejected.');
		expect((await tracy.sandbox.statistics()).requests).toBe(0);
	});

	test('a refused item lets running requests finish and starts nothing new', async () => {
		const held = { fault: 'delay', ms: 300 };
		await tracy.sandbox.setFaults(
			{ contains: 'row-0.', ...refusal },
			...[1, 2, 3].map((index) => ({ contains: `row-${index}.`, ...held })),
		);
		await tracy.sandbox.change({ latency: 30 });
		const run = await tracy.run({ items: rows(20), parameters: byTitle({ maxConcurrency: 4 }) });

		expect(run.error?.message).toContain('Not this one.');
		expect((await createdRows()).sort()).toEqual(['row-1', 'row-2', 'row-3']);
		expect(run.error?.description).toContain('3 created, 16 unsent.');
	});

	test('an unknown outcome does not keep the other items from being sent', async () => {
		await tracy.sandbox.setFaults({ contains: 'row-1.', ...unclear });
		const run = await tracy.run({ items: rows(5), parameters: byTitle() });

		expect(run.status).toBe('error');
		expect(run.error?.message).toContain('may or may not have been created');
		expect(await createdRows()).toHaveLength(4);
	});

	test('the error that a workflow for errors receives says what happened and what to do', async () => {
		await tracy.sandbox.setFaults({ contains: 'row-1.', ...refusal });
		const run = await tracy.run({ items: rows(3), parameters: byTitle({ maxConcurrency: 1 }) });

		const received: unknown = JSON.parse(JSON.stringify(run.error));
		expect(received).toMatchObject({
			name: 'NodeApiError',
			httpCode: '400',
			message: 'Tracy refused the record (HTTP 400): Not this one. [item 1]',
			description: expect.stringMatching(
				/run it again.*Of 3 items: 1 created, 1 rejected, 1 unsent\./,
			),
		});
	});
});

describe('n8n runs the node again', () => {
	test('with Retry On Fail, rows that were created or may have been are not sent again', async () => {
		await tracy.sandbox.setFaults(
			{ contains: 'row-1.', ...unclear },
			{ contains: 'row-3.', ...refusal, times: 1 },
		);
		const run = await tracy.run({
			items: rows(5),
			parameters: byTitle({ maxConcurrency: 1 }),
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 1,
		});

		const sent = (await tracy.sandbox.requests()).map(({ body }) => /row-\d/.exec(body)?.[0]);
		expect(sent).toEqual(['row-0', 'row-1', 'row-2', 'row-3', 'row-3', 'row-4']);
		expect(run.error?.description).toContain('4 created, 1 unknown');
	});

	test('with Continue, a failed first item makes n8n try again, and what was created stays single', async () => {
		await tracy.sandbox.setFaults({ contains: 'row-0.', ...refusal });
		const run = await tracy.run({
			items: rows(4),
			parameters: byTitle(),
			onError: 'continueErrorOutput',
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 1,
		});

		expect((await createdRows()).sort()).toEqual(['row-1', 'row-2', 'row-3']);
		expect(run.success.map(({ json }) => json.outcome)).toEqual(['created', 'created', 'created']);
		expect(run.success.map(({ json }) => json.id)).toEqual([1, 2, 3]);
		expect(run.failures.map(({ json }) => json.title)).toEqual(['row-0.']);
	});

	test.each([true, false])(
		'what was restored is as complete as the others (Simplify: %s)',
		async (simplify) => {
			await tracy.sandbox.setFaults({ contains: 'row-1.', ...refusal, times: 1 });
			const run = await tracy.run({
				items: rows(2),
				parameters: { ...byTitle({ maxConcurrency: 1 }), simplify },
				retryOnFail: true,
				maxTries: 2,
				waitBetweenTries: 1,
			});

			const [restored, sent] = run.json;
			expect(await createdRows()).toEqual(['row-0', 'row-1']);
			expect(Object.keys(restored ?? {})).toEqual(Object.keys(sent ?? {}));
			expect(JSON.stringify(restored)).toContain('row-0.');
			expect(JSON.stringify(sent)).toContain('row-1.');
		},
	);

	test('Retry of an execution that failed goes on where it ended', async () => {
		await tracy.sandbox.setFaults({ contains: 'row-2.', ...refusal, times: 1 });
		const plan = tracy.plan({ items: rows(5), parameters: byTitle({ maxConcurrency: 1 }) });
		const failed = await tracy.engine.run(plan);
		const retried = await tracy.engine.retry(failed, plan);

		expect(failed.status).toBe('error');
		expect(retried.status).toBe('success');
		expect(await createdRows()).toEqual(['row-0', 'row-1', 'row-2', 'row-3', 'row-4']);
		expect(retried.json.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
		expect(retried.hints.map(({ message }) => message)).toEqual([
			'2 items were sent by an earlier try of this execution, with the settings of that time, and not again.',
		]);
	});

	test.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		'Retry sends nothing twice either when "On Error" was changed to %s in between',
		async (onError) => {
			await tracy.sandbox.setFaults(
				{ contains: 'row-1.', ...unclear },
				{ contains: 'row-3.', ...refusal },
			);
			const plan = tracy.plan({ items: rows(5), parameters: byTitle({ maxConcurrency: 1 }) });
			const failed = await tracy.engine.run(plan);
			const retried = await tracy.engine.retry(failed, { ...plan, onError });

			expect(JSON.stringify([...retried.json, ...retried.failures])).toContain(
				'sent this item, and no Retry sends it again',
			);
			const sent = (await tracy.sandbox.requests()).map(({ body }) => /row-\d/.exec(body)?.[0]);
			expect(sent).toEqual(['row-0', 'row-1', 'row-2', 'row-3', 'row-3', 'row-4']);
		},
	);

	test('Retry with an option that can’t be read is no success where all rows may have been created', async () => {
		await tracy.sandbox.setFaults({ every: true, ...unclear });
		const plan = tracy.plan({ items: rows(2), parameters: byTitle() });
		const failed = await tracy.engine.run(plan);
		const parameters = byTitle({ timeout: '={{ "soon" }}' });
		const retried = await tracy.engine.retry(failed, tracy.plan({ items: rows(2), parameters }));

		expect(retried.status).toBe('error');
		expect(retried.error?.message).toContain('may or may not have been created');
	});

	test('a row that has changed since is another row', async () => {
		await tracy.sandbox.setFaults({ contains: 'row-1.', ...refusal, times: 1 });
		const plan = tracy.plan({ items: rows(2), parameters: byTitle({ maxConcurrency: 1 }) });
		const failed = await tracy.engine.run(plan);
		const [interrupted] = failed.run.data.executionData?.nodeExecutionStack ?? [];
		for (const item of interrupted?.data.main?.[0] ?? []) {
			item.json = { title: `${item.json.title} new` };
		}
		await tracy.engine.retry(failed, plan);

		expect(await createdRows()).toEqual(['row-0', 'row-0', 'row-1']);
	});

	test('a retry of which n8n kept nothing says so', async () => {
		const run = await tracy.run({ items: rows(1), parameters: byTitle(), mode: 'retry' });
		expect(run.hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('n8n kept no record'),
		]);
	});

	test.each([
		['the key is refused', { every: true, fault: 'status', status: 401 }],
		['one item is refused', { contains: 'row-0.', fault: 'status', status: 422 }],
		['Tracy takes nothing', { every: true, fault: 'throttle', retryAfter: 900 }],
	])(
		'a retry of which n8n kept nothing does not say of items that they were not created, where %s',
		async (_, fault) => {
			await tracy.sandbox.setFaults(fault);
			const run = await tracy.run({
				items: rows(5),
				parameters: byTitle({ maxConcurrency: 1, maxRetryWait: 1 }),
				mode: 'retry',
				onError: 'continueErrorOutput',
			});

			expect(run.failures.length).toBeGreaterThan(0);
			for (const { json } of run.failures) {
				expect(json.details).toMatchObject({
					next: expect.stringMatching(/An earlier try may have created the record/),
				});
			}
			expect(JSON.stringify([run.failures, run.hints])).not.toMatch(/not created/);
		},
	);

	test('a run without a failed item leaves no ledger behind', async () => {
		const run = await tracy.run({ items: rows(3), parameters: byTitle() });
		expect(run.context).toEqual({ tracyLedger: {} });
	});
});

test('Several runs of the node in one execution each create their own rows', async () => {
	const to = (name: string) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];
	const connections: IConnections = {
		Start: { main: [[...to('First'), ...to('Second')]] },
		First: { main: [to('Tracy')] },
		Second: { main: [to('Tracy')] },
	};
	const plan = tracy.plan({ items: rows(2), parameters: byTitle() });
	const nodes = ['Start', 'First', 'Second'].map(passThroughNode);
	const run = await tracy.engine.run({
		...plan,
		workflow: { nodes: [...nodes, tracyNode(plan)], connections },
	});

	expect(run.output('Tracy', 0)[0]?.map(({ json }) => json.outcome)).toEqual([
		'created',
		'created',
	]);
	expect(run.output('Tracy', 1)[0]?.map(({ json }) => json.outcome)).toEqual([
		'created',
		'created',
	]);
	expect((await createdRows()).sort()).toEqual(['row-0', 'row-0', 'row-1', 'row-1']);
});

test('A cancelled execution starts nothing new, not even from a wait that Tracy asked for', async () => {
	await tracy.sandbox.setFaults({ contains: 'row-3.', fault: 'throttle', retryAfter: 60 });
	const running = tracy.start({ items: rows(200), parameters: byTitle({ maxConcurrency: 1 }) });
	await tracy.sandbox.until('A refusal', ({ refused }) => refused > 0);
	running.cancel();
	await running.finished;

	expect(await createdRows()).toEqual(['row-0', 'row-1', 'row-2']);
	expect((await tracy.sandbox.statistics()).requests).toBe(4);
});

describe('hints say with numbers', () => {
	test('what was throttled, unknown and unsent', async () => {
		await tracy.sandbox.setFaults(
			{ contains: 'row-1.', fault: 'throttle', retryAfter: 0, times: 1 },
			{ contains: 'row-2.', ...unclear },
			{ contains: 'row-3.', fault: 'throttle' },
		);
		const run = await tracy.run({
			items: rows(5),
			parameters: byTitle({ maxRetryWait: 1 }),
			onError: 'continueRegularOutput',
		});

		expect(run.hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^Tracy asked 6 times to wait/),
			expect.stringMatching(/^1 item may or may not have been created/),
			expect.stringMatching(/^1 item not sent/),
		]);
	});

	test('which records have no value', async () => {
		const run = await tracy.run({
			items: [{ title: '' }, { title: null }, {}],
			parameters: {
				...byTitle(),
				dataset: '2',
				datums: {
					datum: [{ property: '201', valueType: 'stringValue', value: '={{ $json.title }}' }],
				},
			},
		});
		expect(run.status).toBe('success');
		expect(run.hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('3 items had no value'),
		]);
	});

	test.each([
		[
			1,
			[
				"1 item was created, but Tracy's answer could not be read: no more is known of the record.",
				'1 item had no value; the record was created without any.',
			],
		],
		[
			2,
			[
				"2 items were created, but Tracy's answer could not be read: no more is known of the records.",
				'2 items had no value; the records were created without any.',
			],
		],
	])('what was created with an answer that could not be read: %s', async (count, messages) => {
		await tracy.sandbox.setFaults({ every: true, fault: 'cut-json' });
		const run = await tracy.run({
			items: rows(count),
			parameters: { ...byTitle(), dataset: '2', datums: {} },
		});
		expect(run.hints.map(({ message }) => message)).toEqual(messages);
	});

	test.each([
		[1, '1 item may or may not have been created. Look in Tracy before you run it again.'],
		[2, '2 items may or may not have been created. Look in Tracy before you run them again.'],
	])('what may have been created: %s', async (count, message) => {
		await tracy.sandbox.setFaults({ every: true, ...unclear });
		const plan = { items: rows(count), parameters: byTitle() };
		const run = await tracy.run({ ...plan, onError: 'continueRegularOutput' });
		expect(run.hints).toMatchObject([{ message }]);
	});

	test('nothing when all is as one would expect', async () => {
		expect((await tracy.run({ items: rows(3), parameters: byTitle() })).hints).toEqual([]);
	});
});

describe('there is no point in going on', () => {
	const pointless: Array<{ name: string; sent: number; credential: () => Credential }> = [
		{ name: 'the key is refused', sent: 1, credential: () => ({ apiKey: 'another-key' }) },
		{ name: 'nothing answers', sent: 0, credential: () => ({ baseUrl: 'http://127.0.0.1:1' }) },
		{
			name: 'the server does not speak TLS',
			sent: 0,
			credential: () => ({ baseUrl: tracy.sandbox.url.replace('http:', 'https:') }),
		},
	];
	test.each(pointless)('when $name: the rest is unsent', async ({ credential, sent }) => {
		const run = await tracy.run({
			items: rows(30),
			parameters: byTitle({ maxConcurrency: 1, maxRetryWait: 5 }),
			onError: 'continueErrorOutput',
			credential: credential(),
		});
		const outcomes = run.failures.map(({ json }) => json.details);
		expect(outcomes).toHaveLength(30);
		expect(outcomes.slice(sent)).toEqual(
			Array.from({ length: 30 - sent }, () => expect.objectContaining({ outcome: 'unsent' })),
		);
		expect((await tracy.sandbox.statistics()).requests).toBe(sent);
	});

	test('when ten outcomes in a row are unknown: the rest is unsent', async () => {
		await tracy.sandbox.setFaults({ every: true, ...unclear });
		const run = await tracy.run({
			items: rows(30),
			parameters: byTitle({ maxConcurrency: 1 }),
			onError: 'continueRegularOutput',
		});
		expect(run.json.map(({ details }) => details)).toEqual([
			...Array.from({ length: 10 }, () => expect.objectContaining({ outcome: 'unknown' })),
			...Array.from({ length: 20 }, () => expect.objectContaining({ outcome: 'unsent' })),
		]);
	});
});

describe('what could have gone unseen', () => {
	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'an operation that this version does not know passes nothing off as created (%s)',
		async (onError) => {
			const parameters = { ...byTitle(), operation: 'archive' };
			const run = await tracy.run({ items: rows(2), parameters, onError });
			const [successes = [], failures = []] = run.output('Tracy');
			const items = onError === 'continueErrorOutput' ? failures : successes;
			expect(items.map(({ json }) => json.details)).toEqual([
				expect.objectContaining({ outcome: 'unsent' }),
				expect.objectContaining({ outcome: 'unsent' }),
			]);
			expect((await tracy.sandbox.statistics()).requests).toBe(0);
		},
	);

	test('an item that is not JSON is created like any other, and its neighbours too', async () => {
		const items = rows(6);
		const circular: IDataObject = { title: 'row-1.' };
		circular.self = circular;
		items[1] = circular;
		const run = await tracy.run({ items, parameters: byTitle({ maxConcurrency: 2 }) });
		expect(run.status).toBe('success');
		expect((await createdRows()).sort()).toEqual(rows(6).map((_, index) => `row-${index}`));
	});

	test('a way of giving values that this version does not know sends nothing', async () => {
		const parameters = { ...byTitle(), specifyDatums: 'tables' };
		const run = await tracy.run({ items: rows(1), parameters });
		expect(run.error?.message).toContain('"tables"');
		expect((await tracy.sandbox.statistics()).requests).toBe(0);
	});

	test('a value type that an expression leaves out is refused', async () => {
		const datum = { property: '301', valueType: '={{ $json.nothing }}', value: 'x' };
		const run = await tracy.run({
			items: rows(1),
			parameters: { ...byTitle(), datums: { datum: [datum] } },
		});
		expect(run.status).toBe('error');
		expect((await tracy.sandbox.statistics()).requests).toBe(0);
	});

	test('a long text where a date should be is refused at once', async () => {
		const datum = { property: '302', valueType: 'dateTimeValue', value: '={{ $json.text }}' };
		const text = 'all work and no play '.repeat(20_000);
		const run = await tracy.run({
			items: [{ text }],
			parameters: { ...byTitle(), datums: { datum: [datum] } },
		});
		expect(run.error?.message).toContain('is not a date and time');
	});
});
