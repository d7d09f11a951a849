/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test has servers of its own */
import type { Socket } from 'node:net';
import { behindProxy } from './harness/behindProxy';
import { byJson, byProperty } from './harness/parameters';
import { RawServer } from './harness/servers/RawServer';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();
const server = new RawServer();

beforeAll(async () => await server.listen());
afterEach(() => server.reset());
afterAll(() => server.close());

const parametersWith = (timeout: number) =>
	byProperty([['201', 'stringValue', '={{ $json.title }}']], {
		options: { maxConcurrency: 1, timeout, maxRetryWait: 10 },
	});
const parameters = parametersWith(10_000);
const items = [{ title: 'row-0' }, { title: 'row-1' }];
const plan = { items, parameters, onError: 'continueErrorOutput' } as const;
/** For what does not come to its end, so that a test does not wait for long. */
const impatient = { ...plan, parameters: parametersWith(1_500) };

test('What arrives after the timeout is not read on', async () => {
	server.answerForEver('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n');

	const run = await tracy.run({ ...impatient, credential: { baseUrl: server.url } });

	expect(run.failures[0]).toMatchObject({ json: { details: { outcome: 'unknown' } } });
	// Only who reads closes the connection; the server would go on.
	await server.closed();
	expect(server.connections).toBe(2);
});

test('A 401 of which the body breaks off is not followed by a second try', async () => {
	server.answerAndBreak('HTTP/1.1 401 Unauthorized\r\nContent-Length: 1000\r\n\r\n{');

	const run = await tracy.run({ ...plan, credential: { baseUrl: server.url } });

	expect(run.failures[0]).toMatchObject({
		json: { details: { outcome: 'rejected', status: 401 } },
	});
	expect(server.requests).toHaveLength(1);
});

describe('A status that has come counts, though the rest of the answer', () => {
	const row = { title: 'row-0' };
	const head = (line: string) => `HTTP/1.1 ${line}\r\nContent-Length: 1000\r\n\r\n`;

	describe.each([
		['breaks off', (text: string) => server.answerAndBreak(text), plan],
		['stalls', (text: string) => server.answerAndStall(text), impatient],
	])('%s:', (_, answer, plan) => {
		test.each([
			['400 Bad Request', '{"message":"Too long","x":"', 'rejected'],
			['401 Unauthorized', '', 'rejected'],
			['302 Found', '', 'rejected'],
			['429 Too Many Requests\r\nRetry-After: 60', '', 'unsent'],
			['500 Internal Server Error', '{', 'unknown'],
			['200 OK', '{"status":"', 'unknown'],
		])('%s', async (line, body, outcome) => {
			answer(head(line) + body);

			const run = await tracy.run({ ...plan, items: [row], credential: { baseUrl: server.url } });

			const status = Number(line.slice(0, 3));
			expect(run.failures[0]).toMatchObject({ json: { details: { outcome, status } } });
		});

		test('201 with a record', async () => {
			answer(`${head('201 Created')}{"id":5,"datums":[`);

			const run = await tracy.run({ ...plan, items: [row], credential: { baseUrl: server.url } });

			expect(run.json).toMatchObject([{ outcome: 'created' }]);
			await server.closed();
		});
	});
});

describe('At an https address', () => {
	const there = () => ({ baseUrl: server.url.replace('http:', 'https:') });
	const alert = (code: number) => Buffer.from([0x15, 3, 3, 0, 2, 2, code]);

	test.each<[string, (socket: Socket) => void]>([
		['speaks HTTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
		['has no common version', (socket) => socket.end(alert(70))],
		['wants more security', (socket) => socket.end(alert(71))],
		['has an error of its own', (socket) => socket.end(alert(80))],
		['does not know the host', (socket) => socket.end(alert(112))],
	])('a server that %s is told as that, and nothing more is tried', async (_, respond) => {
		server.answer(respond);

		const run = await tracy.run({ ...plan, credential: there() });

		expect(run.failures[0]).toMatchObject({
			json: {
				error: expect.stringContaining('does not speak TLS'),
				details: { outcome: 'unsent', next: expect.not.stringContaining('Ignore') },
			},
		});
		expect(server.connections).toBe(1);
	});

	const itEnds = 'it ends connections before they are secure';

	test.each<[string, (socket: Socket) => void, string, object]>([
		['hangs up', (socket) => socket.end(), itEnds, plan],
		['breaks the connection', (socket) => socket.resetAndDestroy(), itEnds, plan],
		['says nothing', () => undefined, 'no connection to it comes about in time', impatient],
	])('a server that %s before it is secure was sent nothing', async (_, respond, why, plan) => {
		server.answer(respond);

		const run = await tracy.run({ ...plan, credential: there() });

		expect(run.failures).toMatchObject([
			{
				json: {
					error: `Tracy can't be reached: ${why}.`,
					details: { outcome: 'unsent' },
				},
			},
			{ json: { details: { outcome: 'unsent' } } },
		]);
	});
});

describe('A proxy', () => {
	const there = { ...plan, credential: { baseUrl: 'http://tracy.example' } };

	test('that wants to know who asks is named, and nothing was sent to Tracy', async () => {
		server.answer((socket) =>
			socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 4\r\n\r\nWho?'),
		);

		const run = await behindProxy(server.url, async () => await tracy.run(there));

		expect(run.failures).toMatchObject([
			{
				json: {
					error: expect.stringMatching(/^The proxy .*407.*Who\?/),
					details: { outcome: 'unsent', status: 407 },
				},
			},
			{ json: { details: { outcome: 'unsent' } } },
		]);
		expect(server.requests).toHaveLength(1);
	});

	test('that does not answer is named, and nothing was sent to Tracy', async () => {
		const run = await behindProxy('http://127.0.0.1:1', async () => await tracy.run(there));

		expect(run.failures).toMatchObject([
			{
				json: {
					error: "The proxy 127.0.0.1:1 can't be reached: nothing answers at its address.",
					details: { outcome: 'unsent', next: expect.stringContaining('HTTP_PROXY') },
				},
			},
			{ json: { details: { outcome: 'unsent' } } },
		]);
	});

	test.each<[string, (socket: Socket) => void]>([
		['hangs up', (socket) => socket.end()],
		['breaks the connection', (socket) => socket.resetAndDestroy()],
		['is none', (socket) => socket.end('SSH-2.0-OpenSSH\r\n\r\n')],
	])('that %s when it is asked for a tunnel is named, and nothing was sent', async (_, respond) => {
		server.answer(respond);

		const run = await behindProxy(
			server.url,
			async () => await tracy.run({ ...plan, credential: { baseUrl: 'https://tracy.example' } }),
		);

		expect(run.failures).toMatchObject([
			{
				json: {
					error: expect.stringMatching(/^The proxy .* did not let the request pass/),
					details: { outcome: 'unsent', next: expect.stringContaining('HTTPS_PROXY') },
				},
			},
			{ json: { details: { outcome: 'unsent' } } },
		]);
		expect(server.connections).toBe(1);
	});
});

test('A record of 200,000 values is sent, and one that is answered comes out', async () => {
	const values = Array.from({ length: 200_000 }, (_, index) => index);
	const datum = { property: { id: 202 }, integerValue: 5 };
	const answer = JSON.stringify({ id: 1, datums: values.map(() => datum) });
	server.answer((socket) =>
		socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${answer.length}\r\n\r\n${answer}`),
	);
	const credential = { baseUrl: server.url };

	const byValues = await tracy.run({
		items: [{ values }],
		parameters: byProperty([['202', 'integerValue', '={{ $json.values }}']]),
		credential,
	});
	const asJson = await tracy.run({
		items: [{ body: values.map(() => datum) }],
		parameters: { ...byJson('={{ $json.body }}'), simplify: false },
		credential,
	});

	expect(byValues.json).toMatchObject([{ id: 1, outcome: 'created' }]);
	expect(asJson.json).toMatchObject([{ id: 1 }]);
	expect(server.requests.map((body) => body.split('integerValue').length - 1)).toEqual([
		...[200_000, 200_000],
	]);
});

test('An answer with keys that n8n takes for failures is a record', async () => {
	const answer = '{"id":7,"error":"none","$error":{"message":"no"},"$json":{"a":1},"message":"m"}';
	server.answer((socket) =>
		socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${answer.length}\r\n\r\n${answer}`),
	);

	const run = await tracy.run({
		...plan,
		parameters: { ...parameters, simplify: false },
		credential: { baseUrl: server.url },
	});

	expect(run.failures).toEqual([]);
	expect(run.json).toMatchObject([{ id: 7 }, { id: 7 }]);
});
