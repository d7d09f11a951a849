import fc from 'fast-check';
import type { Attempt, Failure } from '../../../nodes/Tracy/outcome/Outcome';
import { readRecord } from '../../../nodes/Tracy/contract/readRecord';
import type { Exchange } from '../../../nodes/Tracy/transport/Exchange';
import { toAttempt } from '../../../nodes/Tracy/transport/toAttempt';
import { chosen } from '../../chosen';
import { answered } from './answered';

const KEY = 'key-1234567890';
const MAY_EXIST = 'The record may or may not have been created.';

describe('an answer of success', () => {
	it.each([200, 201, 202, 299])('with %d and a record means that it was created', (status) => {
		expect(judge(answered({ status, text: '{"id":9007199254740991}' }))).toMatchObject({
			outcome: 'created',
			answer: { id: 9007199254740991 },
		});
	});

	it('is read whatever content type it comes with', () => {
		for (const contentType of ['', 'text/plain', 'text/html', 'application/octet-stream']) {
			expect(judge(answered({ contentType, text: '{"id":5}' }))).toMatchObject({
				outcome: 'created',
				answer: { id: 5 },
			});
		}
	});

	it.each([
		[200, '{"id":5'],
		[200, ' {"dataset" : {"id":5},"id'],
		[201, '{"archived":null,'],
		[201, ''],
		[204, ''],
		[201, ' \n'],
	])(
		'%d that begins as a record, or says so by its status, means that one was created: %j',
		(status, text) => {
			expect(judge(answered({ status, text }))).toEqual({ outcome: 'created', answer: null });
		},
	);

	it.each([
		[200, '{"status":400}', 'nothing'],
		[200, '{"error":"maintenance"}', 'maintenance'],
		[201, '{"error":"maintenance"}', 'maintenance'],
		[200, 'null', 'nothing'],
		[200, '{}', 'nothing'],
		[200, '[]', 'nothing'],
		[200, '[{"id":5}]', 'nothing'],
		[200, '{"record":{"id":5}}', 'nothing'],
		[200, '"created"', 'created'],
		[200, '{"id":"x"}', 'id: x'],
		[200, '{"id":null}', 'nothing'],
		[200, '{"id":1.5}', 'nothing'],
		[200, '{"error":"main', '{"error":"main'],
		[200, '', 'nothing'],
		[202, '', 'nothing'],
	])(
		'%d with %j, which holds no ID of a record, leaves open what happened',
		(status, text, reason) => {
			const attempt = notCreated(judge(answered({ status, text })));
			expect(attempt).toMatchObject({ outcome: 'unknown', stopsPool: false, status, reason });
			expect(attempt.error).toContain('holds no record');
			expect(attempt.error).toContain(MAY_EXIST);
		},
	);

	it.each([
		['<html><title>Sign in</title></html>', 'a web page titled "Sign in"'],
		['OK', 'OK'],
		['', 'nothing'],
	])('of something that is not Tracy leaves open what happened, and stops: %j', (text, said) => {
		const attempt = notCreated(judge(answered({ text, contentType: 'text/html' })));
		expect(attempt).toMatchObject({
			outcome: 'unknown',
			stopsPool: true,
			status: 200,
			reason: said,
		});
		expect(attempt.error).toContain(said);
		expect(attempt.error).toContain(MAY_EXIST);
		expect(attempt.next).toMatch(/^Check 'Base URL' .* Look in Tracy/);
	});

	it.each([
		[200, '{"id": 7, "datums": ['],
		[200, ' {"datums": []'],
		[201, ''],
		[201, '{'],
		[201, '{ "i'],
		[201, '{ "id'],
		[204, ''],
	])('that broke off means that the record was created: %d %j', (status, text) => {
		expect(judge({ ...answered({ status, text }), kind: 'broken off' })).toEqual({
			outcome: 'created',
			answer: null,
		});
	});

	it.each([
		[200, ''],
		[200, '{'],
		[200, '{"status": "o'],
		[201, '{"status": "o'],
		[200, '<html>Wel'],
		[200, 'null'],
	])(
		'that broke off without a sign of a record leaves open what happened: %d %j',
		(status, text) => {
			const attempt = judge({ ...answered({ status, text }), kind: 'broken off' });
			expect(attempt).toMatchObject({ outcome: 'unknown', status, stopsPool: false });
			expect(notCreated(attempt).error).toContain(MAY_EXIST);
			expect(notCreated(attempt).error).toContain('broke off before it told of a record');
		},
	);

	it('that broke off behind the record is the record', () => {
		const exchange = {
			...answered({ status: 200, text: '{"id": 7}' }),
			kind: 'broken off',
		} as const;
		expect(judge(exchange)).toMatchObject({ outcome: 'created', answer: { id: 7 } });
	});
});

describe('an answer of refusal', () => {
	it.each([400, 402, 403, 404, 405, 409, 410, 413, 415, 418, 422, 499])(
		"with %d is about this row alone, and gives Tracy's own reason",
		(status) => {
			const attempt = judge(answered({ status, text: '{"detail":"No such option."}' }));
			expect(attempt).toMatchObject({
				outcome: 'rejected',
				status,
				reason: 'No such option.',
				stopsPool: false,
			});
			expect(notCreated(attempt).error).toContain(`(HTTP ${status}): No such option.`);
		},
	);

	it.each([
		[403, 'Tracy does not allow this', 'Check that the API key may create records'],
		[404, 'Tracy did not find something', 'Check the IDs of this item'],
		[422, 'Tracy refused the record', 'Correct the values of this item'],
		[405, 'Tracy refused the record', "If no item works: Check 'Base URL'"],
	])('with %d says what that means and what to check', (status, error, next) => {
		const attempt = notCreated(judge(answered({ status })));
		expect(attempt.error).toContain(error);
		expect(attempt.next).toContain(next);
	});

	it('with 199, which no server should send, creates nothing', () => {
		expect(judge(answered({ status: 199, text: '{"id":5}' }))).toMatchObject({
			outcome: 'rejected',
		});
	});

	it('that says nothing has its status for a reason', () => {
		expect(judge(answered({ status: 400 }))).toMatchObject({
			reason: 'HTTP 400',
			error: expect.stringMatching(/\(HTTP 400\)\.$/),
		});
	});

	it('with 401 stops the others, because the key is theirs too', () => {
		expect(judge(answered({ status: 401 }))).toMatchObject({
			outcome: 'rejected',
			stopsPool: true,
			next: expect.stringContaining("'API Key'"),
		});
	});

	it.each([300, 301, 302, 304, 307, 308])(
		'with %d stops, because the address is wrong',
		(status) => {
			expect(judge(answered({ status }))).toMatchObject({
				outcome: 'rejected',
				stopsPool: true,
				next: expect.stringContaining("'Base URL'"),
			});
		},
	);

	it.each([303, 408, 500, 501, 502, 504, 520, 599])(
		'with %d leaves open whether the record was created',
		(status) => {
			for (const exchange of [
				answered({ status }),
				{ ...answered({ status }), kind: 'broken off' } as const,
			]) {
				const attempt = judge(exchange);
				expect(attempt).toMatchObject({ outcome: 'unknown', status, stopsPool: false });
				expect(notCreated(attempt).error).toContain(MAY_EXIST);
				expect(notCreated(attempt).next).toMatch(/^Look in Tracy/);
			}
		},
	);

	it('with 407 is of the proxy: nothing was sent, and nothing more is', () => {
		const attempt = notCreated(judge(answered({ status: 407, text: 'Who are you?' })));
		expect(attempt).toMatchObject({ outcome: 'unsent', stopsPool: true, status: 407 });
		expect(attempt.error).toContain('The proxy');
		expect(attempt.next).toContain('HTTPS_PROXY');
	});

	it.each([
		[400, 'rejected'],
		[500, 'unknown'],
	])('with %d means the same where it says when to come back', (status, outcome) => {
		expect(judge(answered({ status, retryAfter: '5' }))).toMatchObject({ outcome });
	});

	it('that broke off says no more than its status', () => {
		const refusal = answered({ status: 400, text: '{"detail":"No' });
		expect(judge({ ...refusal, kind: 'broken off' })).toMatchObject({
			outcome: 'rejected',
			error: 'Tracy refused the record (HTTP 400).',
			reason: 'HTTP 400',
		});
	});

	it('with 503 leaves it open unless Tracy says when to come back', () => {
		expect(judge(answered({ status: 503 }))).toMatchObject({ outcome: 'unknown' });
		expect(judge(answered({ status: 503, retryAfter: '5' }))).toMatchObject({
			outcome: 'postponed',
			because: 'throttled',
			retryAfter: '5',
			givenUp: { outcome: 'unsent', status: 503 },
		});
	});

	it.each([null, '', '5', 'Wed, 12 Jun 2024 10:15:00 GMT'])(
		'with 429 means to wait, Retry-After being %j',
		(retryAfter) => {
			const date = 'Wed, 12 Jun 2024 10:14:00 GMT';
			const text = '{"message":"Slow."}';
			expect(judge(answered({ status: 429, retryAfter, date, text }))).toMatchObject({
				outcome: 'postponed',
				because: 'throttled',
				retryAfter,
				date,
				givenUp: {
					outcome: 'unsent',
					error: 'Tracy went on asking to wait (HTTP 429): Slow.',
					status: 429,
					reason: 'Slow.',
					next: 'Run this item again later.',
					stopsPool: false,
				},
			});
		},
	);
});

describe('no answer', () => {
	it.each([
		...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN'],
		...['ETIMEDOUT', 'ECONNRESET', 'EAI_FAIL', 'EAI_MEMORY', 'EMFILE', 'EACCES', 'EPERM', 'EINVAL'],
		...['ENOBUFS', 'ECONNABORTED', 'ERR_CANCELED'],
	])('for want of a connection (%s) may be tried again', (code) => {
		expect(judge({ kind: 'failed', code, wasConnected: false })).toMatchObject({
			outcome: 'postponed',
			because: 'unreachable',
			givenUp: {
				outcome: 'unsent',
				status: null,
				next: expect.stringContaining('run this item again later'),
			},
		});
	});

	it.each([
		['ENOTFOUND', 'its host name was not found'],
		['EAI_AGAIN', 'its host name was not found'],
		...['EADDRNOTAVAIL', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH'].map((code) => [
			code,
			'there is no way to its address',
		]),
		['ERR_CANCELED', 'no connection to it comes about in time'],
		['ECONNREFUSED', 'nothing answers at its address'],
		['ETIMEDOUT', 'nothing answers at its address'],
		['ECONNRESET', 'it ends connections before they are secure'],
		['EPROTONOSUPPORT', 'no connection to it came about (EPROTONOSUPPORT)'],
	])('for want of a connection (%s) says why', (code, why) => {
		const attempt = notCreated(judge({ kind: 'failed', code, wasConnected: false }));
		expect(attempt.error).toBe(`Tracy can't be reached: ${why}.`);
	});

	it.each([
		...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED'],
		...['ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'HOSTNAME_MISMATCH'],
		...['INVALID_PURPOSE', 'INVALID_CA', 'PATH_LENGTH_EXCEEDED', 'CRL_HAS_EXPIRED'],
		...['ERROR_IN_CERT_NOT_AFTER_FIELD', 'OUT_OF_MEM', 'UNSPECIFIED'],
	])('for want of trust (%s) stops at once', (code) => {
		expect(judge({ kind: 'failed', code, wasConnected: false })).toMatchObject({
			outcome: 'unsent',
			stopsPool: true,
			error: expect.stringContaining(code),
			next: expect.stringContaining("'Ignore SSL Issues'"),
		});
	});

	it.each(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'])(
		'for want of TLS (%s) stops at once, without the advice to ignore it',
		(code) => {
			const attempt = notCreated(judge({ kind: 'failed', code, wasConnected: false }));
			expect(attempt).toMatchObject({ outcome: 'unsent', stopsPool: true });
			expect(attempt.error).toContain('does not speak TLS');
			expect(attempt.next).toContain("'Base URL'");
			expect(attempt.next).not.toContain('Ignore');
		},
	);

	it('from a proxy names the proxy, which may be tried again', () => {
		const exchange = { kind: 'failed', code: 'ECONNREFUSED', wasConnected: false } as const;
		expect(judge({ ...exchange, proxy: '10.0.0.7:3128' })).toMatchObject({
			outcome: 'postponed',
			because: 'unreachable',
			givenUp: {
				outcome: 'unsent',
				error: "The proxy 10.0.0.7:3128 can't be reached: nothing answers at its address.",
				next: expect.stringContaining('HTTPS_PROXY'),
			},
		});
	});

	it.each([
		...['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ERR_BAD_RESPONSE', 'ESOCKETTIMEDOUT', ''],
		...['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'EPROTO', 'EHOSTUNREACH', 'ENETDOWN'],
		...['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'CERT_HAS_EXPIRED'],
	])('after the request may have gone out (%s) leaves open what happened', (code) => {
		expect(judge({ kind: 'failed', code, wasConnected: true })).toMatchObject({
			outcome: 'unknown',
			stopsPool: false,
			error: expect.stringContaining(MAY_EXIST),
		});
	});

	it('within the time, or before a cancellation, leaves open what happened', () => {
		expect(judge({ kind: 'timed out', ms: 1500 })).toMatchObject({
			outcome: 'unknown',
			error: `Tracy did not answer within 1.5 s. ${MAY_EXIST}`,
		});
		expect(judge({ kind: 'cancelled' })).toMatchObject({
			outcome: 'unknown',
			error: `The execution was cancelled while this item was under way. ${MAY_EXIST}`,
		});
	});

	it.each([
		['n8n', 'n8n did not send the request: Forbidden.', 'Base URL'],
		[
			'proxy',
			'The proxy between n8n and Tracy did not let the request pass: Forbidden.',
			'HTTP_PROXY',
		],
	] as const)(
		'because %s kept the request back stops at once, with the reason',
		(by, error, next) => {
			expect(judge({ kind: 'kept back', by, reason: 'Forbidden.' })).toMatchObject({
				outcome: 'unsent',
				stopsPool: true,
				error,
				next: expect.stringContaining(next),
			});
		},
	);
});

describe('an answer that can hardly be read', () => {
	it('is of a record that was created, when reading it fails', () => {
		const read = () => {
			throw new RangeError('Maximum call stack size exceeded');
		};
		const exchange = answered({ status: 200, text: '{"id":7}' });
		expect(toAttempt(exchange, { read, secret: KEY })).toEqual({
			outcome: 'created',
			answer: null,
		});
	});

	it.each([201, 204])('says with %d and nothing else that it was created', (status) => {
		expect(judge(answered({ status, text: '', contentType: '' }))).toEqual({
			outcome: 'created',
			answer: null,
		});
	});

	it.each(['[maintenance] back soon', '{oops', '<html>'])('leaves open what %j means', (text) => {
		expect(judge(answered({ status: 200, text, contentType: 'text/plain' }))).toMatchObject({
			outcome: 'unknown',
			stopsPool: true,
		});
	});
});

describe('toAttempt', () => {
	const exchanges = fc.oneof(
		fc.record({
			kind: fc.constant('answered' as const),
			status: fc.integer({ min: 100, max: 599 }),
			contentType: fc.constantFrom('', 'application/json', 'text/html'),
			retryAfter: fc.option(fc.string()),
			text: fc
				.tuple(fc.oneof(fc.json(), fc.string()), fc.string(), fc.constantFrom('', KEY))
				.map(([json, text, key]) => `${json}${key}${text}`),
		}),
		fc.record({
			kind: fc.constant('failed' as const),
			code: fc.string(),
			wasConnected: fc.boolean(),
		}),
	);

	it('judges any exchange, in sentences that never hold the key', () => {
		fc.assert(
			fc.property(exchanges, (exchange) => {
				const attempt = judge(exchange);
				expect(['created', 'rejected', 'unknown', 'unsent', 'postponed']).toContain(
					attempt.outcome,
				);
				if (attempt.outcome === 'created') return;
				expect(JSON.stringify(attempt)).not.toContain(KEY);
				expect(notCreated(attempt).next).toMatch(/\.$/);
			}),
			{ numRuns: chosen(250, 1000) },
		);
	});

	it('never takes a refusal for a record that was created, nor a success for one that was not', () => {
		fc.assert(
			fc.property(exchanges, (exchange) => {
				if (exchange.kind !== 'answered') return;
				const { outcome } = judge(exchange);
				const isSuccess = exchange.status >= 200 && exchange.status < 300;
				expect(isSuccess ? ['created', 'unknown'] : NOT_CREATED).toContain(outcome);
			}),
			{ numRuns: chosen(250, 1000) },
		);
	});

	it('shows an answer that repeats the key without it', () => {
		const attempt = judge(answered({ status: 401, text: `{"message":"${KEY} has expired"}` }));
		expect(attempt).toMatchObject({ reason: '*** has expired' });
	});
});

const NOT_CREATED = ['rejected', 'unknown', 'unsent', 'postponed'];

function judge(exchange: Exchange) {
	return toAttempt(exchange, { read: readRecord, secret: KEY });
}

function notCreated(attempt: Attempt<unknown>): Failure {
	if (attempt.outcome === 'created' || attempt.outcome === 'found')
		throw new TypeError('it was created');
	return attempt.outcome === 'postponed' ? attempt.givenUp : attempt;
}
