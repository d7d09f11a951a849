/* eslint-disable @n8n/community-nodes/no-restricted-imports -- answers are streams of Node.js */
import { PassThrough, Readable } from 'node:stream';
import {
	readAnswer,
	requestTracy,
	type TracyRequest,
} from '../../../nodes/Tracy/transport/requestTracy';
import { answerOf, contextThat, type Asked } from './contextThat';

const MEGABYTE = 2 ** 20;

const connection = {
	baseUrl: 'https://tracy.example/api',
	apiKey: 'key',
	credentialsDecrypted: { id: '', name: '', type: 'tracyApi', data: { apiKey: 'key' } },
};
const get: TracyRequest = { method: 'GET', path: '/v1/datasets', query: { limit: 5 } };

/** What a request comes to when n8n's helper gives back what `answer` says. */
async function request(
	answer: (asked: Asked) => unknown,
	how: TracyRequest = get,
	signal = new AbortController().signal,
) {
	return await requestTracy(contextThat(answer), connection, how, signal);
}

describe('A request', () => {
	/** The one request that n8n's helper is asked for. */
	const askedFor = async (how: TracyRequest, signal?: AbortSignal): Promise<Asked> => {
		const asked: Asked[] = [];
		await request((one) => asked.push(one), how, signal);
		const [first, ...others] = asked;
		if (!first || others.length > 0) throw new TypeError('It was not asked for once.');
		return first;
	};
	const common = {
		...{ encoding: 'stream', timeout: 0, returnFullResponse: true },
		...{ ignoreHttpStatusErrors: true, disableFollowRedirect: true },
	};

	it('for something takes any answer as a stream, without a redirect or a timeout of n8n', async () => {
		const { options } = await askedFor(get);
		expect(options).toEqual({
			...common,
			method: 'GET',
			url: 'https://tracy.example/api/v1/datasets',
			headers: { Accept: 'application/json' },
			qs: { limit: 5 },
		});
	});

	it('that sends something says that it is JSON, and leaves it as it is', async () => {
		const body = '{"id":9007199254740993}';
		expect((await askedFor({ method: 'POST', path: '/v1/records', body })).options).toEqual({
			...common,
			method: 'POST',
			url: 'https://tracy.example/api/v1/records',
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			body,
		});
	});

	it('is authenticated by n8n with the credential that was read before', async () => {
		const { credentialType, credentialsDecrypted } = await askedFor(get);
		expect(credentialType).toBe('tracyApi');
		expect(credentialsDecrypted).toBe(connection.credentialsDecrypted);
	});

	it("is ended by the signal given, in n8n's context that is the same in all else", async () => {
		const { signal } = new AbortController();
		const asked = await askedFor(get, signal);
		expect(asked.signal).toBe(signal);
		expect('getCredentials' in asked.context).toBe(true);
		expect('getRestApiUrl' in asked.context).toBe(false);
		expect(await asked.context.getCredentials('tracyApi')).toHaveProperty('apiKey');
	});
});

describe('What came of a request', () => {
	it('is the answer, whatever its status', async () => {
		const date = 'Wed, 12 Jun 2024 10:15:00 GMT';
		const headers = { 'retry-after': '5', date, 'paging-total-count': '17', server: 'x' };
		const body = Readable.from([Buffer.from('{"id":5}')]);
		expect(await request(() => answerOf(body, 503, headers))).toEqual({
			...{ kind: 'answered', status: 503, contentType: 'application/json', text: '{"id":5}' },
			...{ retryAfter: '5', date, pagingTotal: '17' },
		});
	});

	it.each([undefined, 5, ['a', 'b']])('has no header that is %j instead of a text', async (odd) => {
		const headers = {
			...{ 'content-type': odd, 'retry-after': odd, date: odd, 'paging-total-count': odd },
		};
		expect(await request(() => answerOf('', 204, headers))).toEqual({
			...{ kind: 'answered', status: 204, contentType: '', text: '' },
			...{ retryAfter: null, pagingTotal: undefined },
		});
	});

	it('is the beginning of an answer that breaks off', async () => {
		const body = Readable.from(
			(function* () {
				yield Buffer.from('{"id":');
				throw new Error('aborted');
			})(),
		);
		expect(await request(() => answerOf(body))).toMatchObject({
			...{ kind: 'broken off', status: 200, text: '{"id":' },
		});
	});

	it('is what n8n throws, with the proxy that was called in place of Tracy', async () => {
		const cause = { code: 'ECONNREFUSED', syscall: 'connect', address: '10.0.0.7', port: 3128 };
		const refused = async () =>
			await Promise.reject(Object.assign(new Error('from n8n'), { cause }));
		expect(await request(refused)).toEqual({
			...{ kind: 'failed', code: 'ECONNREFUSED', wasConnected: false, proxy: '10.0.0.7:3128' },
		});
	});

	it.each([undefined, 'OK', { body: '{}' }, { statusCode: '200', headers: {}, body: '' }])(
		'is not known where n8n gives back something else than an answer: %j',
		async (response) => {
			expect(await request(() => response)).toEqual({
				...{ kind: 'failed', code: '', wasConnected: true },
			});
		},
	);
});

describe('an answer that comes as a stream', () => {
	it('is read to its end, without a byte order mark', async () => {
		const body = Readable.from([Buffer.from('\ufeff{"a":'), Buffer.from('"é"}')]);
		expect(await readAnswer(body)).toMatchObject({ text: '{"a":"é"}', isWhole: true });
	});

	it('keeps characters whole, however their bytes come', async () => {
		const bytes = Buffer.from('é😀');
		const body = Readable.from(Array.from(bytes, (byte) => Buffer.from([byte])));
		expect(await readAnswer(body)).toMatchObject({ text: 'é😀', isWhole: true });
	});

	it('is read as far as it came where it breaks off', async () => {
		const body = new PassThrough({ emitClose: false });
		const reading = readAnswer(body);
		body.write('{"id":');
		body.destroy(new Error('aborted'));
		expect(await reading).toEqual({ text: '{"id":', isWhole: false });
	});

	it('is over where it is closed without a word', async () => {
		const body = new PassThrough();
		const reading = readAnswer(body);
		body.destroy();
		expect(await reading).toEqual({ text: '', isWhole: false });
	});

	it('is read no further, and ended, where it is longer than any answer of Tracy', async () => {
		const chunk = Buffer.alloc(16 * MEGABYTE, 'x');
		let chunks = 0;
		const body = Readable.from(
			(function* () {
				for (; chunks < 100; chunks += 1) yield chunk;
			})(),
		);
		expect(await readAnswer(body)).toMatchObject({ text: 'x'.repeat(1000), isWhole: false });
		expect(body.destroyed).toBe(true);
		expect(chunks).toBeLessThan(20);
	});
});

it.each([
	['a text', 'a text'],
	[undefined, ''],
	[null, ''],
	[{ destroy: true }, ''],
])('an answer that is no stream is a text, or says nothing: %j', async (body, text) => {
	expect(await readAnswer(body)).toMatchObject({ text, isWhole: true });
});
