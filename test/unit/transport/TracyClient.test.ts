/* eslint-disable @n8n/community-nodes/no-restricted-imports -- answers are streams of Node.js */
import { PassThrough } from 'node:stream';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { RecordAnswer } from '../../../nodes/Tracy/contract/readRecord';
import { TracyClient } from '../../../nodes/Tracy/transport/TracyClient';
import { SimulatedClock } from '../delivery/SimulatedClock';
import { answerOf, contextThat, KEY, type Asked } from './contextThat';

const SECONDS_30 = 30_000;
const LATER = 'Try again in a moment.';
const USE_IDS =
	"Use IDs instead of names ('By ID', 'Property by Property'), or an API key that may read the dataset.";

const idOf = ({ id }: RecordAnswer) => id;

/** A client for a context, and what lets its time pass. */
async function clientFor(context: IExecuteFunctions) {
	const clock = new SimulatedClock();
	const opened = await TracyClient.open(context, SECONDS_30, clock);
	if (!opened.ok) throw new TypeError(opened.mistake.reason);
	return { client: opened.value, clock };
}

/** A client of a Tracy that gives these answers one after another, the last again and again. */
async function clientOf(...answers: unknown[]) {
	const asked: Asked[] = [];
	const { client, clock } = await clientFor(
		contextThat((one) => {
			asked.push(one);
			return answers[Math.min(asked.length, answers.length) - 1];
		}),
	);
	const requests = () =>
		asked.map(({ options: { method, url, qs, body } }) => ({ method, url, qs, body }));
	/** What one of the client's operations comes to. */
	const resultOf = async <Result>(use: (client: TracyClient) => Promise<Result>) =>
		await clock.run(use(client));
	return { requests, resultOf };
}

const json = (value: unknown, headers?: object) => answerOf(JSON.stringify(value), 200, headers);
const refusal = (status: number, text = '') => answerOf(text, status);

describe('A client', () => {
	it("has the address of the node's credential, without the version", async () => {
		expect((await clientFor(contextThat(() => undefined))).client.baseUrl).toBe(
			'https://tracy.example/api',
		);
	});

	it('is none where the credential is of no use', async () => {
		const getCredentials = jest.fn().mockResolvedValue({ baseUrl: '', apiKey: KEY });
		const context = contextThat(() => undefined, { getCredentials });
		expect(await TracyClient.open(context, SECONDS_30, new SimulatedClock())).toMatchObject({
			ok: false,
			mistake: { reason: "'Base URL' in the credential is empty." },
		});
	});

	it('reads the credential once, however much it asks for', async () => {
		const context = contextThat(() => json({ id: 5 }));
		const { client, clock } = await clientFor(context);
		await clock.run(client.getRecord({ id: '5', fields: '' }, idOf));
		await clock.run(client.createRecord('{}', idOf));
		expect(context.getCredentials).toHaveBeenCalledTimes(1);
	});
});

describe('A record that is to be created', () => {
	const body = '{"datums":[{"property":{"id":201},"integerValue":9007199254740993}]}';
	const create = async (client: TracyClient) => await client.createRecord(body, idOf);

	it('is sent once, as it is, and comes to what is made of the answer', async () => {
		const { requests, resultOf } = await clientOf(json({ id: 7 }));
		expect(await resultOf(create)).toEqual({ outcome: 'created', answer: 7 });
		const url = 'https://tracy.example/api/v1/records';
		expect(requests()).toEqual([{ method: 'POST', url, qs: undefined, body }]);
	});

	it('may not be there where the answer holds none', async () => {
		const { resultOf } = await clientOf(json({ status: 'ok' }));
		expect(await resultOf(create)).toMatchObject({ outcome: 'unknown' });
	});

	it('is refused with a sentence that names the property and the value', async () => {
		const { resultOf } = await clientOf(refusal(400, '{"detail":"datums[0]: Too large."}'));
		expect(await resultOf(create)).toMatchObject({
			outcome: 'rejected',
			error:
				'Tracy refused the record (HTTP 400): property 201 with the value 9007199254740993: Too large.',
			property: '201',
		});
	});

	it('is not said to be wrong where nobody refused it', async () => {
		const { resultOf } = await clientOf(refusal(500, '{"detail":"datums[0]: Oh."}'));
		expect(await resultOf(create)).toMatchObject({
			outcome: 'unknown',
			error: expect.stringContaining('datums[0]: Oh.'),
			property: null,
		});
	});
});

describe('A record that is asked for', () => {
	const ask = async (client: TracyClient) =>
		await client.getRecord({ id: '9007199254740993', fields: '' }, idOf);

	it.each([
		['', undefined],
		['dataset,state', { fields: 'dataset,state' }],
	])('comes with the related objects %j', async (fields, qs) => {
		const { requests, resultOf } = await clientOf(json({ id: 5 }));
		const found = await resultOf(
			async (client) => await client.getRecord({ id: '5', fields }, idOf),
		);
		expect(found).toEqual({ outcome: 'found', answer: 5 });
		const url = 'https://tracy.example/api/v1/records/5';
		expect(requests()).toEqual([{ method: 'GET', url, qs, body: undefined }]);
	});

	it.each<[string, unknown, (answer: RecordAnswer) => unknown]>([
		['no record', { name: 'x' }, idOf],
		['another than the one wanted', { id: 6 }, () => null],
	])('is not found in %s', async (_what, answer, show) => {
		const { resultOf } = await clientOf(json(answer));
		expect(
			await resultOf(async (client) => await client.getRecord({ id: '5', fields: '' }, show)),
		).toMatchObject({
			outcome: 'unknown',
			error: 'Tracy answered something else than record 5 (HTTP 200).',
		});
	});

	it('is refused with what to check', async () => {
		const { resultOf } = await clientOf(refusal(404));
		expect(await resultOf(ask)).toMatchObject({
			outcome: 'rejected',
			error: 'Tracy did not find record 9007199254740993 (HTTP 404).',
			next: 'Check the ID, and that the API key may read this record.',
		});
	});
});

describe('A dataset that is asked for', () => {
	const ask = async (client: TracyClient) => await client.getDataset(5);

	it('comes with its states, and its properties with their types and options', async () => {
		const { requests, resultOf } = await clientOf(json({ id: 5, name: 'Orders' }));
		expect(await resultOf(ask)).toMatchObject({ outcome: 'found', answer: { name: 'Orders' } });
		const url = 'https://tracy.example/api/v1/datasets/5';
		const qs = { fields: 'states,properties.propertyType,properties.options' };
		expect(requests()).toEqual([{ method: 'GET', url, qs, body: undefined }]);
	});

	it.each([{ id: 6, name: 'Others' }, { name: 'Orders' }, null])(
		'is not found in %j',
		async (answer) => {
			const { resultOf } = await clientOf(json(answer));
			expect(await resultOf(ask)).toMatchObject({
				outcome: 'unknown',
				error: 'Tracy answered something else than dataset 5 (HTTP 200).',
				next: USE_IDS,
			});
		},
	);

	it.each([
		[403, 'The API key may not read dataset 5 (HTTP 403).', USE_IDS],
		[
			...([404, 'Tracy did not find dataset 5 (HTTP 404).'] as const),
			"Choose 'Dataset' from the list, or check its ID.",
		],
	])('is refused with %d and what to do', async (status, error, next) => {
		const { resultOf } = await clientOf(refusal(status));
		expect(await resultOf(ask)).toMatchObject({ outcome: 'rejected', error, next });
	});

	it('is refused with what to do where it is asked for', async () => {
		const { resultOf } = await clientOf(refusal(403));
		expect(
			await resultOf(async (client) => await client.getDataset(5, 'Leave it out.')),
		).toMatchObject({ next: 'Leave it out.' });
	});
});

describe('The list of datasets', () => {
	const ask = async (client: TracyClient) => await client.getDatasets();
	const page = (ids: unknown[], total?: unknown) =>
		json(
			ids.map((id) => ({ id })),
			{ 'paging-total-count': total },
		);
	const some = (from: number, to: number) =>
		Array.from({ length: to - from + 1 }, (_, index) => from + index);

	/** The IDs that are found, and where each page of them began. */
	const read = async (...answers: unknown[]) => {
		const { requests, resultOf } = await clientOf(...answers);
		const found = await resultOf(ask);
		if (found.outcome !== 'found') return found;
		return { ids: found.answer.map(({ id }) => id), pages: requests().map(({ qs }) => qs?.offset) };
	};

	it('is asked for in large pages', async () => {
		const { requests, resultOf } = await clientOf(json([{ id: 5, name: 'Orders' }]), json([]));
		expect(await resultOf(ask)).toMatchObject({
			outcome: 'found',
			answer: [{ id: 5, name: 'Orders' }],
		});
		const url = 'https://tracy.example/api/v1/datasets';
		expect(requests()).toEqual([
			{ method: 'GET', url, qs: { offset: 0, limit: 1000 }, body: undefined },
			{ method: 'GET', url, qs: { offset: 1, limit: 1000 }, body: undefined },
		]);
	});

	it.each<[string, unknown[], number[], number[]]>([
		['one page holds all that there are', [page([1, 2], '2')], [1, 2], [0]],
		['ten are all that there are', [page(some(1, 10), '10')], some(1, 10), [0]],
		['the second page holds the last', [page([1, 2], '3'), page([3], '3')], [1, 2, 3], [0, 2]],
		['a page is empty', [page([1, 2]), page([3]), page([])], [1, 2, 3], [0, 2, 3]],
		['there are none', [page([])], [], [0]],
		['every page is the same', [page([1, 2])], [1, 2], [0, 2]],
		['a page is empty before all have come', [page([1], '9'), page([], '9')], [1], [0, 1]],
		[
			'those that can not be read are counted',
			[page([1, 'x'], '3'), page([3], '3'), page([4], '3')],
			[1, 3],
			[0, 2],
		],
	])('ends where %s', async (_where, answers, ids, pages) => {
		expect(await read(...answers)).toEqual({ ids, pages });
	});

	it.each(['', '-5', '1e0', '0x0', 'many', '1,2', 5, undefined])(
		'goes on where Tracy says that there are %j',
		async (total) => {
			expect(await read(page([1], total), page([2], total), page([], total))).toEqual({
				ids: [1, 2],
				pages: [0, 1, 2],
			});
		},
	);

	it.each([400, 404, 410, 416, 422])(
		'ends where Tracy refuses what lies behind the last, with HTTP %j',
		async (status) => {
			expect(await read(page([1, 2]), refusal(status))).toMatchObject({ ids: [1, 2] });
		},
	);

	it.each([302, 401, 403])(
		'is not what has come before Tracy turns the key away, with HTTP %j',
		async (status) => {
			expect(await read(page([1, 2]), refusal(status))).toMatchObject({
				outcome: 'rejected',
				status,
			});
		},
	);

	it.each([429, 500])(
		'is not what has come before Tracy could not answer: HTTP %j',
		async (status) => {
			expect(await read(page([1, 2]), refusal(status))).toMatchObject({ outcome: 'postponed' });
		},
	);

	it('ends after 20 pages, whatever comes', async () => {
		let last = 0;
		const { client, clock } = await clientFor(contextThat(() => page([(last += 1)])));
		const found = await clock.run(ask(client));
		expect(found.outcome === 'found' && found.answer).toHaveLength(20);
		expect(last).toBe(20);
	});

	it('is asked for without a query where Tracy refuses that', async () => {
		expect(await read(refusal(400), page([1, 2], '2'))).toEqual({
			ids: [1, 2],
			pages: [0, undefined],
		});
	});

	it.each([refusal(401), refusal(403), refusal(404)])(
		'is not asked for again where it is refused with %j',
		async (answer) => {
			const { requests, resultOf } = await clientOf(answer, page([1], '1'));
			expect(await resultOf(ask)).toMatchObject({ outcome: 'rejected' });
			expect(requests()).toHaveLength(1);
		},
	);

	it('is refused with what to do instead', async () => {
		expect(await read(refusal(403))).toMatchObject({
			outcome: 'rejected',
			error: 'The API key may not read the list of datasets (HTTP 403).',
			next: "Choose 'By ID' and enter the ID of the dataset.",
		});
	});

	it.each([{ id: 5 }, null, [5], [{ id: 'x' }, {}]])('is not found in %j', async (answer) => {
		expect(await read(json(answer))).toMatchObject({
			outcome: 'unknown',
			error: 'Tracy answered something else than the list of datasets (HTTP 200).',
		});
	});
});

describe('A request', () => {
	const ask = async (client: TracyClient) => await client.getRecord({ id: '5', fields: '' }, idOf);
	const create = async (client: TracyClient) => await client.createRecord('{}', idOf);
	const cancelled = { cause: { isAxiosError: true, code: 'ERR_CANCELED' } };
	const whenEnded = (signal: AbortSignal | undefined, end: () => void) => {
		if (signal?.aborted) end();
		else signal?.addEventListener('abort', end);
	};
	/** As n8n's helper does where the signal ends a request that has no answer yet. */
	const untilEnded = async ({ signal }: Asked): Promise<never> =>
		await new Promise((_, reject) => {
			whenEnded(signal, () => reject(cancelled));
		});
	/** An answer that has begun, and goes on until the request is ended. */
	const begun = ({ signal }: Asked) => {
		const body = new PassThrough();
		body.write('{"id":');
		whenEnded(signal, () => body.destroy());
		return answerOf(body);
	};
	/** An execution that can be cancelled. */
	const execution = (answer: (asked: Asked) => unknown) => {
		const controller = new AbortController();
		const context = contextThat(answer, { getExecutionCancelSignal: () => controller.signal });
		return { context, cancel: () => controller.abort() };
	};

	it.each<[string, (asked: Asked) => unknown]>([
		['no answer', untilEnded],
		['a helper that does not end', async () => await new Promise(() => undefined)],
	])('is waited for as long as the node says: %s', async (_what, answer) => {
		for (const context of [contextThat(answer), execution(answer).context]) {
			const { client, clock } = await clientFor(context);
			expect(await clock.run(ask(client))).toMatchObject({
				outcome: 'postponed',
				because: 'unclear',
				givenUp: { error: 'Tracy did not answer within 30 s.', next: LATER },
			});
			expect(clock.now()).toBe(SECONDS_30);
		}
	});

	it('whose answer had begun when the time was up is judged by that', async () => {
		for (const context of [contextThat(begun), execution(begun).context]) {
			const { client, clock } = await clientFor(context);
			expect(await clock.run(create(client))).toEqual({ outcome: 'created', answer: null });
			expect(await clock.run(ask(client))).toMatchObject({
				givenUp: { error: "Tracy's answer about record 5 could not be read to its end." },
			});
		}
	});

	it.each([
		['before an answer came', untilEnded],
		['while an answer came', begun],
	])('is over where the execution is cancelled %s', async (_when, answer) => {
		const { context, cancel } = execution((asked) => {
			const answering = answer(asked);
			cancel();
			return answering;
		});
		const { client, clock } = await clientFor(context);
		expect(await clock.run(create(client))).toMatchObject({
			outcome: 'unknown',
			error:
				'The execution was cancelled while this item was under way. The record may or may not have been created.',
		});
		expect(await clock.run(ask(client))).toMatchObject({ error: 'The execution was cancelled.' });
		expect(clock.now()).toBe(0);
	});

	it('that was answered counts although the execution is cancelled then', async () => {
		const { context, cancel } = execution(() => {
			cancel();
			return json({ id: 5 });
		});
		const { client, clock } = await clientFor(context);
		expect(await clock.run(create(client))).toEqual({ outcome: 'created', answer: 5 });
	});

	it.each([400, 401])('that is refused with %d and the key shows it nowhere', async (status) => {
		const { resultOf } = await clientOf(refusal(status, `{"message":"No ${KEY}."}`));
		for (const result of [await resultOf(create), await resultOf(ask)]) {
			expect(result).toMatchObject({ reason: 'No ***.' });
			expect(JSON.stringify(result)).not.toContain(KEY);
		}
	});
});
