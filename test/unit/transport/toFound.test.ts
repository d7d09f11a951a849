import { readRecord } from '../../../nodes/Tracy/contract/readRecord';
import type { Exchange } from '../../../nodes/Tracy/transport/Exchange';
import { toFound, type Wanted } from '../../../nodes/Tracy/transport/toFound';
import { answered } from './answered';

const KEY = 'key-1234567890';
const LATER = 'Try again in a moment.';
const OTHERWISE = 'Check the ID.';

describe('an answer of success', () => {
	it.each([200, 201, 299])('with %d and what was asked for means that it was found', (status) => {
		expect(judge(answered({ status, text: '{"id":9007199254740991}' }))).toMatchObject({
			outcome: 'found',
			answer: { id: 9007199254740991 },
		});
	});

	it.each(['', 'text/plain', 'text/html'])('is read when its content type is %j', (contentType) => {
		expect(judge(answered({ contentType, text: '{"id":5}' }))).toMatchObject({ outcome: 'found' });
	});

	it('is read with all that came with it, such as how many there are', () => {
		const read: Wanted<string>['read'] = (json, { pagingTotal }) =>
			`${JSON.stringify(json)} of ${pagingTotal}`;
		expect(judge(answered({ text: '[1,2]', pagingTotal: '17' }), { read })).toEqual({
			outcome: 'found',
			answer: '[1,2] of 17',
		});
	});

	it.each(['{"status":400}', 'null', '[{"id":5}]', '"5"', '{"id":"x"}'])(
		'with JSON of something else has not found it, and says what to check: %s',
		(text) => {
			const error = 'Tracy answered something else than record 5 (HTTP 200).';
			expect(judge(answered({ text }))).toEqual({
				...{ outcome: 'unknown', error, reason: error, next: OTHERWISE },
				...{ status: 200, property: null, stopsPool: false },
			});
		},
	);

	it('is something else where it is nested so deeply that it can hardly be read', () => {
		const read = () => {
			throw new RangeError('Maximum call stack size exceeded');
		};
		expect(judge(answered({ text: '{"id":5}' }), { read })).toMatchObject({
			outcome: 'unknown',
			error: expect.stringContaining('something else than record 5'),
		});
	});

	it.each([
		['{"id":5,"datums":[', 'text/plain'],
		['{"id', 'application/json'],
		['', 'application/json'],
	])('that breaks off is asked for again: %j as %s', (text, contentType) => {
		const error = "Tracy's answer about record 5 broke off.";
		expect(judge(answered({ text, contentType }))).toMatchObject({
			...{ outcome: 'postponed', because: 'unclear', retryAfter: null },
			givenUp: { outcome: 'unknown', error, reason: error, next: LATER, status: 200 },
		});
	});

	it.each([
		['<html><title>Sign in</title></html>', 'a web page titled "Sign in"'],
		['OK', 'OK'],
		['', 'nothing'],
	])('of something that is not Tracy ends all asking: %j', (text, reason) => {
		expect(judge(answered({ text, contentType: 'text/html' }))).toMatchObject({
			...{ outcome: 'unknown', stopsPool: true, status: 200, reason },
			error: `What answered does not look like Tracy: it said ${reason}.`,
			next: expect.stringContaining("'Base URL'"),
		});
	});
});

describe('an answer of refusal', () => {
	it.each([
		[400, 'Tracy refused to show record 5'],
		[403, 'The API key may not read record 5'],
		[404, 'Tracy did not find record 5'],
		[409, 'Tracy refused to show record 5'],
		[499, 'Tracy refused to show record 5'],
	])("with %d says what that means, with Tracy's own reason, and is final", (status, error) => {
		expect(judge(answered({ status, text: '{"detail":"Not you."}' }))).toMatchObject({
			...{ outcome: 'rejected', status, reason: 'Not you.', next: OTHERWISE, stopsPool: false },
			error: `${error} (HTTP ${status}): Not you.`,
		});
	});

	it('that says nothing has its status for a reason', () => {
		expect(judge(answered({ status: 404 }))).toMatchObject({
			error: 'Tracy did not find record 5 (HTTP 404).',
			reason: 'HTTP 404',
		});
	});

	it('with 404, and no other, has advice of its own where there is any', () => {
		const missing = 'Choose it from the list.';
		expect(judge(answered({ status: 404 }), { missing })).toMatchObject({ next: missing });
		expect(judge(answered({ status: 403 }), { missing })).toMatchObject({ next: OTHERWISE });
		expect(judge(answered({ status: 400 }), { missing })).toMatchObject({ next: OTHERWISE });
	});

	it.each([408, 500, 502, 503, 504, 599])(
		'with %d is no clear one: it is asked again',
		(status) => {
			expect(judge(answered({ status, text: '{"detail":"Oh."}' }))).toMatchObject({
				...{ outcome: 'postponed', because: 'unclear', retryAfter: null },
				givenUp: {
					...{ outcome: 'unknown', status, reason: 'Oh.', next: LATER, stopsPool: false },
					error: `Tracy gave no clear answer about record 5 (HTTP ${status}): Oh.`,
				},
			});
		},
	);

	it.each([
		[429, null],
		[429, '5'],
		[503, '5'],
	])('with %d and Retry-After %j asks to wait', (status, retryAfter) => {
		expect(judge(answered({ status, retryAfter }))).toMatchObject({
			...{ outcome: 'postponed', because: 'throttled', retryAfter },
			givenUp: {
				...{ outcome: 'unsent', status, next: LATER },
				error: `Tracy asks to wait (HTTP ${status}).`,
			},
		});
	});

	it.each([
		[199, 'The address leads somewhere else', "'Base URL'"],
		[300, 'The address leads somewhere else', "'Base URL'"],
		[303, 'The address leads somewhere else', "'Base URL'"],
		[401, 'Tracy did not accept the API key', "'API Key'"],
		[407, 'The proxy', 'HTTPS_PROXY'],
	])('with %d, which all share, ends all asking', (status, error, next) => {
		expect(judge(answered({ status, text: '{"id":5}' }))).toMatchObject({
			...{ outcome: status === 407 ? 'unsent' : 'rejected', status, stopsPool: true },
			error: expect.stringContaining(error),
			next: expect.stringContaining(next),
		});
	});

	it.each([200, 400, 401, 429, 500])(
		'with %d that repeats the key is shown without it',
		(status) => {
			const text = status === 200 ? `${KEY} has expired` : `{"message":"${KEY} has expired"}`;
			const found = judge(answered({ status, text, contentType: 'text/plain' }));
			expect(JSON.stringify(found)).toContain('*** has expired');
			expect(JSON.stringify(found)).not.toContain(KEY);
		},
	);
});

describe('no answer', () => {
	it('to its end is asked for again', () => {
		expect(judge({ ...answered({ text: '{"id":5}' }), kind: 'broken off' })).toMatchObject({
			...{ outcome: 'postponed', because: 'unclear' },
			givenUp: { error: "Tracy's answer about record 5 could not be read to its end." },
		});
	});

	it.each([401, 403, 404])('to its end is a refusal all the same with %d', (status) => {
		expect(
			judge({ ...answered({ status, text: '{"message":"N' }), kind: 'broken off' }),
		).toMatchObject({ outcome: 'rejected', status, reason: `HTTP ${status}` });
	});

	it('within the time is asked for again', () => {
		expect(judge({ kind: 'timed out', ms: 1500 })).toMatchObject({
			...{ outcome: 'postponed', because: 'unclear' },
			givenUp: {
				...{ outcome: 'unknown', status: null, next: LATER },
				error: 'Tracy did not answer within 1.5 s.',
			},
		});
	});

	it('before a cancellation is the end of asking', () => {
		expect(judge({ kind: 'cancelled' })).toMatchObject({
			...{ outcome: 'unknown', error: 'The execution was cancelled.', next: 'Run it again.' },
		});
	});

	it('because a connection broke is asked for again: to ask creates nothing', () => {
		expect(judge({ kind: 'failed', code: 'ECONNRESET', wasConnected: true })).toMatchObject({
			...{ outcome: 'postponed', because: 'unclear' },
			givenUp: { error: 'The connection to Tracy broke before an answer came.' },
		});
	});

	it('for want of a connection is tried again, and points at the address', () => {
		expect(judge({ kind: 'failed', code: 'ECONNREFUSED', wasConnected: false })).toMatchObject({
			...{ outcome: 'postponed', because: 'unreachable' },
			givenUp: {
				...{ outcome: 'unsent', next: expect.stringContaining("'Base URL'") },
				error: "Tracy can't be reached: nothing answers at its address.",
			},
		});
	});

	it.each<[string, Exchange]>([
		['trust', { kind: 'failed', code: 'CERT_HAS_EXPIRED', wasConnected: false }],
		['TLS', { kind: 'failed', code: 'EPROTO', wasConnected: false }],
		["n8n's consent", { kind: 'kept back', by: 'n8n', reason: 'Forbidden.' }],
	])('for want of %s ends all asking', (_what, exchange) => {
		expect(judge(exchange)).toMatchObject({ outcome: 'unsent', stopsPool: true });
	});

	it("because n8n kept the request back gives n8n's reason, without the key", () => {
		expect(judge({ kind: 'kept back', by: 'n8n', reason: `No ${KEY}.` })).toMatchObject({
			error: 'n8n did not send the request: No ***.',
		});
	});
});

function judge(exchange: Exchange, part: Partial<Wanted<unknown>> = {}) {
	const wanted = { what: 'record 5', otherwise: OTHERWISE, read: readRecord, ...part };
	return toFound<unknown>(exchange, wanted, KEY);
}
