import { byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

const parameters = byProperty([['201', 'stringValue', '={{ $json.title }}']], {
	options: { maxConcurrency: 1 },
});
const items = [{ title: 'row-0' }, { title: 'row-1' }, { title: 'row-2' }];

describe("Tracy's own reason is told whatever form it comes in", () => {
	test.each([
		{
			form: 'problem details',
			body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'No such state.' },
			says: 'No such state.',
		},
		{
			form: 'problem details with errors by field',
			body: { title: 'Invalid', errors: { 'datums[0].property': ['is unknown', 'is old'] } },
			says: 'datums[0].property: is unknown is old',
			sentence: 'property 201 with the value "row-1": is unknown is old',
		},
		{ form: 'a message', body: { message: 'Not today.' }, says: 'Not today.' },
		{ form: 'an error', body: { error: 'Not today.' }, says: 'Not today.' },
		{
			form: 'an error object',
			body: { error: { code: 7, message: 'Not today.' } },
			says: 'Not today.',
		},
		{ form: 'a list of errors', body: { errors: ['First.', 'Second.'] }, says: 'First.; Second.' },
		{
			form: 'a list of error objects',
			body: { errors: [{ field: 'state', message: 'is unknown' }] },
			says: 'state: is unknown',
		},
		{
			form: 'errors by field',
			body: { errors: { title: ['is too long'] } },
			says: 'title: is too long',
		},
		{
			form: 'a list of details',
			body: { detail: [{ loc: ['body', 'datums', 0], msg: 'field required' }] },
			says: 'body.datums.0: field required',
			sentence: 'property 201 with the value "row-1": field required',
		},
		{ form: 'plain text', body: 'Too much of it.', says: 'Too much of it.' },
		{ form: 'a JSON text', body: '"Too much of it."', says: 'Too much of it.' },
		{
			form: 'a web page',
			body: '<!doctype html><html><head><title>Blocked</title></head></html>',
			says: 'a web page titled "Blocked"',
		},
	])('$form', async ({ body, says, sentence = says }) => {
		await tracy.sandbox.setFaults({ fault: 'status', status: 400, body, every: true });

		const run = await tracy.run({ items, parameters, onError: 'continueErrorOutput' });

		expect(run.failures).toHaveLength(3);
		expect(run.failures[1]?.json).toMatchObject({
			error: `Tracy refused the record (HTTP 400): ${sentence}`,
			details: { outcome: 'rejected', status: 400, reason: says },
		});
	});

	test('and an answer without one still says the status', async () => {
		await tracy.sandbox.setFaults({ fault: 'status', status: 409, body: '', every: true });

		const run = await tracy.run({ items, parameters, onError: 'continueErrorOutput' });

		expect(run.failures[0]?.json).toMatchObject({
			error: 'Tracy refused the record (HTTP 409).',
			details: { reason: 'HTTP 409' },
		});
	});

	test('and what the sandbox refuses is told with its property and value', async () => {
		const run = await tracy.run({
			parameters: byProperty([['209', 'integerValue', '1']]),
			onError: 'continueErrorOutput',
		});

		expect(run.failures[0]?.json.error).toMatch(/: property 209 with the value 1: .*automatic/);
		expect(run.failures[0]?.json.details).toMatchObject({ property: '209' });
	});
});

describe('A success that says less than it should', () => {
	const unread = {
		id: null,
		outcome: 'created',
		datasetId: null,
		dataset: null,
		stateId: null,
		state: null,
		values: {},
	};

	test.each([
		['JSON that is cut off', { fault: 'cut-json' }],
		['an answer that breaks off', { fault: 'half-body' }],
		['201 without a body', { fault: 'status-after-create', status: 201, body: '' }],
		['204 without a body', { fault: 'status-after-create', status: 204, body: '' }],
	])('%s is a created record without an ID, and never sent again', async (_, fault) => {
		await tracy.sandbox.setFaults({ ...fault, contains: 'row-1' });

		const run = await tracy.run({ items, parameters, retryOnFail: true, waitBetweenTries: 1 });

		expect(run.status).toBe('success');
		expect(run.json).toMatchObject([{ id: 1 }, unread, { id: 3 }]);
		expect(run.json[1]).toEqual(unread);
		expect(await tracy.sandbox.bodies()).toHaveLength(3);
	});

	test.each([
		['a list', { fault: 'not-a-record' }],
		['an object without an ID', { fault: 'not-a-record', body: { status: 400 } }],
		['an error', { fault: 'not-a-record', body: { error: 'maintenance' } }],
		['null', { fault: 'not-a-record', body: null }],
		['nothing', { fault: 'empty' }],
		['OK', { fault: 'status-after-create', status: 200, body: 'OK' }],
	])('%s leaves open what happened, and is never sent again', async (_, fault) => {
		await tracy.sandbox.setFaults({ ...fault, contains: 'row-1' });

		const run = await tracy.run({
			items,
			parameters,
			onError: 'continueErrorOutput',
			retryOnFail: true,
			waitBetweenTries: 1,
		});

		expect(run.failures[0]).toMatchObject({ json: { details: { outcome: 'unknown' } } });
		expect((await tracy.sandbox.bodies()).filter((body) => body.includes('row-1'))).toHaveLength(1);
	});

	test('comes out in this shape without Simplify too', async () => {
		await tracy.sandbox.setFaults({ fault: 'cut-json', every: true });

		const run = await tracy.run({ parameters: { ...parameters, simplify: false } });

		expect(run.json).toEqual([unread]);
	});

	test('a record under another content type is a record', async () => {
		await tracy.sandbox.setFaults({
			fault: 'wrong-content-type',
			contentType: 'text/plain',
			every: true,
		});

		const run = await tracy.run({ items, parameters });

		expect(run.json.map(({ id }) => id)).toEqual([1, 2, 3]);
	});
});

describe('What does not come from Tracy', () => {
	test('a web page leaves the row unknown, and ends the run with a look at the base URL', async () => {
		await tracy.sandbox.setFaults({ fault: 'html', every: true });

		const run = await tracy.run({ items, parameters, onError: 'continueErrorOutput' });

		expect(run.failures).toMatchObject([
			{
				json: {
					error: expect.stringMatching(/does not look like Tracy.*Tracy.*may or may not/),
					details: { outcome: 'unknown', next: expect.stringContaining("'Base URL'") },
				},
			},
			{ json: { details: { outcome: 'unsent' } } },
			{ json: { details: { outcome: 'unsent' } } },
		]);
		expect(await tracy.sandbox.bodies()).toHaveLength(1);
	});

	test.each([301, 302, 307, 308])(
		'a redirect (%s) is not followed, and ends the run with a look at the base URL',
		async (status) => {
			await tracy.sandbox.setFaults({
				fault: 'redirect',
				status,
				location: '/v1/elsewhere',
				every: true,
			});

			const run = await tracy.run({ items, parameters, onError: 'continueErrorOutput' });

			expect(run.failures).toMatchObject([
				{
					json: {
						details: {
							outcome: 'rejected',
							status,
							next: expect.stringContaining("'Base URL'"),
						},
					},
				},
				{ json: { details: { outcome: 'unsent' } } },
				{ json: { details: { outcome: 'unsent' } } },
			]);
			expect((await tracy.sandbox.requests()).map(({ path }) => path)).toEqual(['/v1/records']);
		},
	);
});

test('A refused key is sent once, and the rest not at all', async () => {
	const run = await tracy.run({
		items,
		parameters,
		credential: { apiKey: 'not-the-key' },
		onError: 'continueErrorOutput',
	});

	expect(run.failures).toMatchObject([
		{
			json: {
				error: expect.stringContaining('did not accept the API key (HTTP 401)'),
				details: { outcome: 'rejected', status: 401, next: expect.stringContaining("'API Key'") },
			},
		},
		{ json: { details: { outcome: 'unsent' } } },
		{ json: { details: { outcome: 'unsent' } } },
	]);
	expect(await tracy.sandbox.requests()).toHaveLength(1);
});

describe('The API key appears in no output, error or log', () => {
	const echo = (key: string) => ({
		message: `The key ${key} may not do this.`,
		errors: { [key]: [`${key} is unknown`] },
	});

	test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'even when Tracy repeats it: %s',
		async (onError) => {
			const { full } = tracy.sandbox.keys;
			await tracy.sandbox.setFaults({
				fault: 'status',
				status: 403,
				body: echo(full),
				every: true,
			});

			const run = await tracy.run({ items, parameters, onError });

			expect(run.text).toContain('may not do this');
			expect(run.text).not.toContain(full);
			expect(tracy.engine.installed.logLines.join('\n')).not.toContain(full);
		},
	);

	test.each(['reset-before-read', 'reset-after-create', 'html', 'redirect', 'half-body', 'status'])(
		'whatever goes wrong: %s',
		async (fault) => {
			const { full } = tracy.sandbox.keys;
			await tracy.sandbox.setFaults({ fault, every: true });

			for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
				const run = await tracy.run({ items, parameters, onError });

				expect(run.text).not.toContain(full);
			}
			expect(tracy.engine.installed.logLines.join('\n')).not.toContain(full);
		},
	);
});
