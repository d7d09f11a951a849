import type { INodeParameters } from 'n8n-workflow';
import { byId, byProperty } from './harness/parameters';
import type { Fault } from '../../tools/n8n/Sandbox.mts';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

const FIELDS =
	'dataset,state,datums.property.propertyType,datums.optionValue,datums.userValue,datums.recordValue';

/** The parameters of Get Record. */
function get(record: string, others: INodeParameters = {}): INodeParameters {
	return { operation: 'get', record: byId(record), ...others };
}

const bySource = get('={{ $json.source }}', { options: { maxConcurrency: 1 } });

/** Creates so many records in the dataset Samples, with the IDs from 1 on. */
async function createRecords(count: number): Promise<void> {
	await tracy.run({
		items: Array.from({ length: count }, (_, index) => ({ title: `row-${index}` })),
		parameters: byProperty(
			[
				['201', 'stringValue', '={{ $json.title }}'],
				['202', 'integerValue', '9007199254740993'],
			],
			{ options: { maxConcurrency: 1 } },
		),
	});
}

/** The GETs that arrived, each as its address. */
async function asked(): Promise<string[]> {
	const requests = await tracy.sandbox.requests();
	return requests
		.filter(({ method }) => method === 'GET')
		.map(({ path }) => path.split('?')[0] ?? '');
}

/** How many records there are, which reading must not change. */
async function created(): Promise<number> {
	return (await tracy.sandbox.statistics()).created;
}

const sources = (...ids: unknown[]) => ids.map((source) => ({ source: String(source) }));

describe('A record that is there', () => {
	test('comes out simplified, as Create Record hands it out, but found', async () => {
		await createRecords(1);

		const run = await tracy.run({ items: sources(1), parameters: bySource });

		expect(run.error).toBeUndefined();
		expect(run.success).toEqual([
			{
				json: {
					id: 1,
					outcome: 'found',
					datasetId: 2,
					dataset: 'Samples',
					stateId: 21,
					state: expect.any(String),
					values: { Text: 'row-0', Integer: '9007199254740993' },
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(run.hints).toEqual([]);
		expect(await created()).toBe(1);
	});

	test('comes out as Tracy answers it without Simplify', async () => {
		await createRecords(1);

		const run = await tracy.run({
			items: sources(1),
			parameters: { ...bySource, simplify: false },
		});

		expect(run.json).toMatchObject([
			{
				id: 1,
				dataset: { id: 2 },
				datums: [
					{ property: { id: 201 }, stringValue: 'row-0' },
					{ property: { id: 202 }, integerValue: '9007199254740993' },
				],
				events: [],
			},
		]);
	});

	test('is asked for once, by a GET with the key and without a body', async () => {
		await createRecords(1);

		await tracy.run({ items: sources(1), parameters: bySource });

		const requests = (await tracy.sandbox.requests()).slice(1);
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({
			method: 'GET',
			path: expect.stringMatching(/^\/v1\/records\/1\?fields=/),
			headers: { accept: 'application/json', 'x-api-key': 'full' },
			body: '',
		});
		expect(requests[0]?.headers).not.toHaveProperty('content-type');
	});

	test('is found by an ID beyond 2^53, to the last digit', async () => {
		await tracy.sandbox.change({ firstRecordId: '9223372036854775807' });
		await createRecords(1);

		const run = await tracy.run({ items: sources('9223372036854775807'), parameters: bySource });

		expect(run.json).toMatchObject([{ id: '9223372036854775807', outcome: 'found' }]);
		expect(await asked()).toEqual(['/v1/records/9223372036854775807']);
	});

	test('comes out for each item that asks for it', async () => {
		await createRecords(1);

		const run = await tracy.run({ items: sources(1, 1), parameters: bySource });

		expect(run.json).toMatchObject([{ id: 1 }, { id: 1 }]);
		expect(await asked()).toHaveLength(2);
	});
});

describe('Fields', () => {
	/** What was asked for with this parameter, as it arrived. */
	async function fieldsAskedWith(fields: unknown, item = {}): Promise<string | null> {
		await createRecords(1);
		const run = await tracy.run({
			items: [{ source: '1', ...item }],
			parameters: {
				...bySource,
				...(fields !== undefined && { options: { fields: String(fields) } }),
			},
		});
		expect(run.json).toMatchObject([{ outcome: 'found' }]);
		const { path } = (await tracy.sandbox.requests()).at(-1) ?? { path: '' };
		return new URL(path, 'http://tracy').searchParams.get('fields');
	}

	test('ask for what the simplified record shows, unless others are given', async () => {
		expect(await fieldsAskedWith(undefined)).toBe(FIELDS);
	});

	test('are those that are given', async () => {
		expect(await fieldsAskedWith('={{ $json.wanted }}', { wanted: ' state ' })).toBe('state');
	});

	test('are encoded', async () => {
		expect(await fieldsAskedWith('state&x=1#y')).toBe('state&x=1#y');
	});

	test.each(['', ' ', '={{ null }}', '={{ $json.missing }}'])(
		'are left out where there are none: %j',
		async (fields) => {
			expect(await fieldsAskedWith(fields)).toBeNull();
		},
	);

	test('that are no text are refused', async () => {
		const run = await tracy.run({
			items: sources(1),
			parameters: { ...bySource, options: { fields: '={{ ["state"] }}' } },
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toMatchObject([
			{ json: { error: '\'Fields\' ["state"] is not a text.', details: { outcome: 'rejected' } } },
		]);
		expect(await asked()).toEqual([]);
	});
});

describe('A record that can not be one is refused before anything is asked', () => {
	test.each([
		['={{ null }}', "'Record' is empty."],
		['0', '\'Record\' "0" is not an ID.'],
		['1/../2', '\'Record\' "1/../2" is not an ID.'],
		['1?x', '\'Record\' "1?x" is not an ID.'],
		['={{ 9007199254740993 }}', "'Record' 9007199254740992 is beyond 9007199254740991"],
		['9223372036854775808', '\'Record\' "9223372036854775808" is too large for an ID.'],
		['={{ { name: 1 } }}', '\'Record\' {"name":1} is an object without an ID.'],
		['={{ nonsense( }}', "An expression can't be evaluated for this item"],
	])('%s', async (record, says) => {
		const run = await tracy.run({ parameters: get(record), onError: 'continueErrorOutput' });

		expect(run.failures).toMatchObject([
			{ json: { error: expect.stringContaining(says), details: { outcome: 'rejected' } } },
		]);
		expect(await asked()).toEqual([]);
	});
});

describe('A record that is not there', () => {
	const items = sources(1, 404, 2);

	test('On Error: Stop Workflow: the message names its ID', async () => {
		await createRecords(2);

		const run = await tracy.run({ items, parameters: bySource });

		expect(run.status).toBe('error');
		expect(run.error?.message).toBe(
			'Tracy did not find record 404 (HTTP 404): There is no record 404. [item 1]',
		);
		expect(run.error?.description).toBe(
			'Check the ID, and that the API key may read this record. Of 3 items: 1 found, 1 rejected, 1 unsent.',
		);
	});

	test('On Error: Continue: its item carries the row', async () => {
		await createRecords(2);

		const run = await tracy.run({ items, parameters: bySource, onError: 'continueRegularOutput' });

		expect(run.success).toMatchObject([
			{ json: { id: 1 }, pairedItem: { item: 0 } },
			{
				json: {
					source: '404',
					error: 'Tracy did not find record 404 (HTTP 404): There is no record 404.',
					details: { outcome: 'rejected', itemIndex: 1, status: 404 },
				},
				pairedItem: { item: 1 },
			},
			{ json: { id: 2 }, pairedItem: { item: 2 } },
		]);
	});

	test('On Error: Continue (using error output): its item leaves there', async () => {
		await createRecords(2);

		const run = await tracy.run({ items, parameters: bySource, onError: 'continueErrorOutput' });

		expect(run.success).toMatchObject([
			{ json: { id: 1 }, pairedItem: { item: 0 } },
			{ json: { id: 2 }, pairedItem: { item: 2 } },
		]);
		expect(run.failures).toMatchObject([
			{ json: { source: '404', details: { outcome: 'rejected' } }, pairedItem: { item: 1 } },
		]);
	});
});

test('A mistake in one item asks for nothing, where "On Error" says to stop', async () => {
	const run = await tracy.run({ items: sources(1, 2, 'x'), parameters: bySource });

	expect(run.error?.message).toBe('\'Record\' "x" is not an ID. [item 2]');
	expect(run.error?.description).toContain('Of 3 items: 2 unsent, 1 rejected.');
	expect(await asked()).toEqual([]);
});

test('Many items come out in their order, each paired with its own', async () => {
	await createRecords(60);
	const ids = Array.from({ length: 60 }, (_, index) => 60 - index);

	const run = await tracy.run({
		items: sources(...ids),
		parameters: get('={{ $json.source }}'),
	});

	expect(run.json.map(({ id }) => id)).toEqual(ids);
	expect(run.success.map(({ pairedItem }) => pairedItem)).toEqual(
		ids.map((_, index) => ({ item: index })),
	);
	expect((await tracy.sandbox.statistics()).mostInFlight).toBeLessThanOrEqual(10);
	expect(run.credentialReads).toBe(1);
});

test('No items come to no requests and no items', async () => {
	const run = await tracy.run({ items: [], parameters: bySource });

	expect(run.status).toBe('success');
	expect(run.success).toEqual([]);
	expect(await tracy.sandbox.requests()).toEqual([]);
});

describe('A key that may not read', () => {
	test('is said to be one, for the record that was asked for', async () => {
		const run = await tracy.run({
			items: sources(7),
			parameters: bySource,
			credential: { apiKey: tracy.sandbox.keys.createOnly },
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toMatchObject([
			{
				json: {
					error: expect.stringContaining('The API key may not read record 7 (HTTP 403): '),
					details: {
						outcome: 'rejected',
						status: 403,
						next: 'Check the ID, and that the API key may read this record.',
					},
				},
			},
		]);
	});

	test('that is refused altogether is sent once', async () => {
		const run = await tracy.run({
			items: sources(1, 2, 3),
			parameters: bySource,
			credential: { apiKey: 'not-the-key' },
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toMatchObject([
			{
				json: {
					error: expect.stringContaining('did not accept the API key (HTTP 401)'),
					details: { outcome: 'rejected' },
				},
			},
			{
				json: {
					error: expect.stringMatching(/^Not asked for, because item 0 ended the run: /),
					details: { outcome: 'unsent', next: 'Run this item again.' },
				},
			},
			{ json: { details: { outcome: 'unsent' } } },
		]);
		expect(await asked()).toEqual(['/v1/records/1']);
	});

	test('or a credential that is gone: nothing is asked', async () => {
		const run = await tracy.run({
			items: sources(1, 2),
			parameters: bySource,
			credential: 'deleted',
			onError: 'continueErrorOutput',
		});

		expect(run.success).toEqual([]);
		expect(run.failures).toMatchObject([
			{ json: { source: '1', details: { outcome: 'unsent' } } },
			{ json: { source: '2', details: { outcome: 'unsent' } } },
		]);
		expect(await asked()).toEqual([]);
	});

	test.each([
		['Max Concurrency', { maxConcurrency: 0 }],
		['Timeout', { timeout: 0 }],
	])('or an option out of its range: %s', async (name, options) => {
		const run = await tracy.run({
			items: sources(1),
			parameters: { ...bySource, options },
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toMatchObject([
			{ json: { error: expect.stringContaining(`'${name}'`), details: { outcome: 'unsent' } } },
		]);
		expect(await asked()).toEqual([]);
	});
});

describe('What passes is asked again, and what does not ends truthfully', () => {
	const again: Array<[string, Fault]> = [
		['a request to wait', { fault: 'throttle', retryAfter: 0 }],
		['a request to wait that does not say how long', { fault: 'throttle' }],
		['a 503 with Retry-After', { fault: 'unavailable', retryAfter: 0 }],
		['a 503 without', { fault: 'unavailable' }],
		['a 500', { fault: 'status', status: 500 }],
		['a 408', { fault: 'status', status: 408 }],
		['a connection that breaks', { fault: 'reset-after-read' }],
		['an answer that breaks off', { fault: 'half-body' }],
		['JSON that is cut off', { fault: 'cut-json' }],
		['silence', { fault: 'hang' }],
		['an answer that drips', { fault: 'drip', ms: 60_000 }],
	];
	const options = { maxConcurrency: 1, maxRetryWait: 20 };
	const parameters = { ...bySource, options };
	/** Of what does not answer in time, a test does not wait for long. */
	const parametersFor = ({ fault }: Fault) =>
		fault === 'hang' || fault === 'drip'
			? { ...bySource, options: { ...options, timeout: 1_500 } }
			: parameters;

	test.each(again)('%s once', async (_, fault) => {
		await createRecords(3);
		await tracy.sandbox.setFaults({ path: '/v1/records/2', every: true, times: 1, ...fault });

		const run = await tracy.run({ items: sources(1, 2, 3), parameters: parametersFor(fault) });

		expect(run.error).toBeUndefined();
		expect(run.json.map(({ id }) => id)).toEqual([1, 2, 3]);
		expect(await asked()).toEqual([1, 2, 2, 3].map((id) => `/v1/records/${id}`));
	});

	const inTheEnd: Array<[string, Fault, { outcome: string; times: number; says: RegExp }]> = [
		[
			'a request to wait',
			{ fault: 'throttle', retryAfter: 0 },
			{ outcome: 'unsent', times: 5, says: /^Tracy asks to wait \(HTTP 429\)/ },
		],
		[
			'a 500',
			{ fault: 'status', status: 500 },
			{ outcome: 'unknown', times: 3, says: /no clear answer about record 2 \(HTTP 500\)/ },
		],
		[
			'a connection that breaks',
			{ fault: 'reset-after-read' },
			{ outcome: 'unknown', times: 3, says: /The connection to Tracy broke/ },
		],
		[
			'silence',
			{ fault: 'hang' },
			{ outcome: 'unknown', times: 3, says: /Tracy did not answer within 1.5 s/ },
		],
		[
			'an answer that breaks off',
			{ fault: 'half-body' },
			{
				outcome: 'unknown',
				times: 3,
				says: /Tracy's answer about record 2 could not be read to its end/,
			},
		],
		[
			'another record',
			{ fault: 'not-a-record', body: { id: 3 } },
			{ outcome: 'unknown', times: 1, says: /something else than record 2 \(HTTP 200\)/ },
		],
		[
			'a list',
			{ fault: 'not-a-record', body: [] },
			{ outcome: 'unknown', times: 1, says: /something else than record 2 \(HTTP 200\)/ },
		],
		[
			'a refusal with a reason',
			{ fault: 'status', status: 400, body: { message: 'Not today.' } },
			{ outcome: 'rejected', times: 1, says: /refused to show record 2 \(HTTP 400\): Not today/ },
		],
	];

	test.each(inTheEnd)('%s each time', async (_, fault, { outcome, times, says }) => {
		await createRecords(3);
		await tracy.sandbox.setFaults({ path: '/v1/records/2', every: true, ...fault });

		const run = await tracy.run({
			items: sources(1, 2, 3),
			parameters: parametersFor(fault),
			onError: 'continueErrorOutput',
		});

		expect(run.json.map(({ id }) => id)).toEqual([1, 3]);
		expect(run.failures).toMatchObject([
			{
				json: { source: '2', error: expect.stringMatching(says), details: { outcome } },
				pairedItem: { item: 1 },
			},
		]);
		expect((await asked()).filter((path) => path.endsWith('/2'))).toHaveLength(times);
		expect(await created()).toBe(3);
		expect(run.text).not.toMatch(/may or may not|not created/);
	});

	const endings: Array<[string, Fault, RegExp]> = [
		['a web page', { fault: 'html' }, /does not look like Tracy/],
		['a redirect', { fault: 'redirect' }, /leads somewhere else \(HTTP 302\)/],
		[
			'a request to wait for longer than allowed',
			{ fault: 'throttle', retryAfter: 3600 },
			/asks to wait 3600 s, longer than/,
		],
	];

	test.each(endings)('%s ends the run', async (_, fault, says) => {
		await createRecords(3);
		await tracy.sandbox.setFaults({ path: '/v1/records/2', every: true, ...fault });

		const run = await tracy.run({
			items: sources(1, 2, 3),
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(run.json).toMatchObject([{ id: 1 }]);
		expect(run.failures).toMatchObject([
			{ json: { source: '2', error: expect.stringMatching(says) } },
			{ json: { source: '3', details: { outcome: 'unsent' } } },
		]);
		expect((await asked()).at(-1)).toBe('/v1/records/2');
		expect(run.text).not.toMatch(/may or may not|not created/);
	});

	test('A Tracy that can not be reached ends the run', async () => {
		const run = await tracy.run({
			items: sources(1, 2),
			parameters,
			credential: { baseUrl: 'http://127.0.0.1:1' },
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toMatchObject([
			{ json: { error: "Tracy can't be reached: nothing answers at its address." } },
			{ json: { error: expect.stringMatching(/^Not asked for, because item 0 ended the run/) } },
		]);
		expect(run.hints).toMatchObject([{ message: '2 items not read.' }]);
	});

	test('Ten items in a row without a clear answer end the run', async () => {
		await tracy.sandbox.setFaults({
			path: '/v1/records',
			every: true,
			fault: 'status',
			status: 502,
		});

		const run = await tracy.run({
			items: sources(...Array.from({ length: 12 }, (_, index) => index + 1)),
			parameters: { ...bySource, options: { maxConcurrency: 1, maxRetryWait: 1 } },
			onError: 'continueErrorOutput',
		});

		const outcomes = run.failures.map(({ json: { details } }) => details);
		expect(outcomes).toMatchObject([
			...Array.from({ length: 10 }, () => ({ outcome: 'unknown' })),
			{ outcome: 'unsent' },
			{ outcome: 'unsent' },
		]);
		expect(await asked()).toHaveLength(30);
		expect(run.hints).toMatchObject([
			{ message: '10 items got no clear answer.' },
			{ message: '2 items not read.' },
		]);
	});
});

test('"Retry On Fail" asks for everything again, and keeps nothing between the tries', async () => {
	await createRecords(2);
	await tracy.sandbox.setFaults({
		path: '/v1/records/2',
		every: true,
		times: 1,
		fault: 'status',
		status: 404,
	});

	const run = await tracy.run({
		items: sources(1, 2),
		parameters: bySource,
		retryOnFail: true,
		waitBetweenTries: 1,
	});

	expect(run.json).toMatchObject([{ id: 1 }, { id: 2 }]);
	expect(await asked()).toEqual([1, 2, 1, 2].map((id) => `/v1/records/${id}`));
	expect(run.context).toEqual({});
});

test('A cancelled run asks for nothing new', async () => {
	await createRecords(1);
	await tracy.sandbox.setFaults({ path: '/v1/records/', every: true, fault: 'delay', ms: 60_000 });
	const running = tracy.start({ items: sources(1, 1, 1, 1), parameters: bySource });
	await tracy.sandbox.untilReceived(2);

	running.cancel();
	await running.finished;

	expect(await asked()).toHaveLength(1);
});

test('The API key appears in no output, error or log, even when Tracy repeats it', async () => {
	const { full } = tracy.sandbox.keys;
	const body = { message: `The key ${full} may not read.` };
	await tracy.sandbox.setFaults({ path: '/', every: true, fault: 'status', status: 403, body });

	for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
		const run = await tracy.run({ items: sources(1), parameters: bySource, onError });

		expect(run.text).toContain('may not read');
		expect(run.text).not.toContain(full);
	}
	expect(tracy.engine.installed.logLines.join('\n')).not.toContain(full);
});
