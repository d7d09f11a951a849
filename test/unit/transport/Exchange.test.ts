import fc from 'fast-check';
import * as exchanges from '../../../nodes/Tracy/transport/Exchange';

const exchangeOfError = (error: unknown, baseUrl = 'https://tracy.example') =>
	exchanges.exchangeOfError(error, baseUrl);

describe('exchangeOfError', () => {
	it.each<[string, object, object]>([
		['a cancelled execution', { isAxiosError: true, code: 'ERR_CANCELED' }, { kind: 'cancelled' }],
		[
			'a network code that may come at any time',
			{ isAxiosError: true, code: 'ECONNRESET' },
			{ kind: 'failed', code: 'ECONNRESET', wasConnected: true },
		],
		[
			'a network code that did not come from axios',
			{ code: 'ENOTFOUND' },
			{ kind: 'failed', code: 'ENOTFOUND', wasConnected: false },
		],
		[
			'an axios error without a code',
			{ isAxiosError: true },
			{ kind: 'failed', code: '', wasConnected: true },
		],
		[
			'what had no code, and ended the request before it had a connection',
			{ isAxiosError: true, message: 'No such way', request: { socket: null } },
			{ kind: 'kept back', by: 'n8n', reason: 'No such way' },
		],
		[
			"a request that n8n's own rules kept back",
			new Error('The address is forbidden'),
			{ kind: 'kept back', by: 'n8n', reason: 'The address is forbidden' },
		],
	])('tells %s', (_what, cause, exchange) => {
		expect(exchangeOfError(Object.assign(new Error('from n8n'), { cause }))).toEqual(exchange);
	});

	const secure = { encrypted: true, secureConnecting: false };
	const securing = { encrypted: true, secureConnecting: true };

	it.each<[string, boolean, object | null | undefined]>([
		['EPROTO', false, securing],
		['EPROTO', true, secure],
		['EPROTO', false, undefined],
		['ECONNRESET', false, securing],
		['ECONNRESET', true, secure],
		['ECONNRESET', true, undefined],
		['ERR_SSL_WRONG_VERSION_NUMBER', false, securing],
		['ERR_SSL_WRONG_VERSION_NUMBER', true, secure],
		['ERR_SSL_WRONG_VERSION_NUMBER', true, undefined],
		['CERT_HAS_EXPIRED', false, securing],
		['CERT_HAS_EXPIRED', true, secure],
		['CERT_HAS_EXPIRED', false, undefined],
		['ERR_CANCELED', false, securing],
		['ENOTFOUND', false, secure],
	])(
		'tells of %s by the socket whether it was connected: %p of %j',
		(code, wasConnected, socket) => {
			const cause = {
				isAxiosError: true,
				code,
				...(socket !== undefined && { request: { socket } }),
			};
			expect(exchangeOfError({ cause })).toEqual({ kind: 'failed', code, wasConnected });
		},
	);

	it('takes a request without a socket for one that was not sent', () => {
		const cause = { isAxiosError: true, code: 'ECONNRESET', request: { socket: null } };
		expect(exchangeOfError({ cause }, 'http://tracy.example')).toEqual({
			kind: 'failed',
			code: 'ECONNRESET',
			wasConnected: false,
		});
	});

	it('takes a socket that is not encrypted for a connection to an http address', () => {
		const cause = { isAxiosError: true, code: 'ECONNRESET', request: { socket: {} } };
		expect(exchangeOfError({ cause }, 'http://tracy.example')).toEqual({
			kind: 'failed',
			code: 'ECONNRESET',
			wasConnected: true,
		});
	});

	it.each<[string, object]>([
		['has no socket', { code: 'ECONNRESET', request: { socket: null } }],
		['has one that is not encrypted', { code: 'HPE_INVALID_CONSTANT', request: { socket: {} } }],
		['says so', { message: 'Proxy connection ended before receiving CONNECT response' }],
	])('names the proxy where a request to an https address %s', (_how, cause) => {
		const exchange = exchangeOfError({ cause: { isAxiosError: true, ...cause } });
		expect(exchange).toMatchObject({ kind: 'kept back', by: 'proxy' });
	});

	it.each<unknown>([undefined, null, 'ECONNRESET', 5, {}, [], new Error('x'), { cause: 'x' }])(
		'knows no code of %p, so it may have been sent',
		(error) => {
			expect(exchangeOfError(error)).toEqual({ kind: 'failed', code: '', wasConnected: true });
		},
	);

	it('keeps what it knows where the rest is not as expected', () => {
		const cause = { isAxiosError: 'yes', code: 'ECONNRESET', response: 'none', message: 5 };
		expect(exchangeOfError({ cause })).toEqual({
			kind: 'failed',
			code: 'ECONNRESET',
			wasConnected: true,
		});
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.anything(), (error) => {
				expect(exchangeOfError(error)).toHaveProperty('kind');
				expect(exchangeOfError({ cause: error })).toHaveProperty('kind');
				expect(exchangeOfError({ cause: { response: error, code: error } })).toHaveProperty('kind');
			}),
		);
	});

	const connecting = { syscall: 'connect', address: '10.0.0.7', port: 443 };
	const refused = { isAxiosError: true, code: 'ECONNREFUSED' };

	it.each<[string, object]>([
		['axios copies', { ...refused, ...connecting }],
		['axios keeps as a cause', { ...refused, cause: connecting }],
		['is said of several addresses', { ...refused, cause: { errors: [connecting, connecting] } }],
	])('knows from what %s that no connection came about', (_how, cause) => {
		expect(exchangeOfError({ cause })).toEqual({
			kind: 'failed',
			code: 'ECONNREFUSED',
			wasConnected: false,
		});
	});

	it.each<[string, object, string | undefined]>([
		['https://tracy.example', connecting, undefined],
		['https://tracy.example', { ...connecting, port: 3128 }, '10.0.0.7:3128'],
		['http://tracy.example:3128', { ...connecting, port: 3128 }, undefined],
		['http://tracy.example', { ...connecting, port: 3128 }, '10.0.0.7:3128'],
		['http://tracy.example', { ...connecting, port: 80 }, undefined],
		['https://tracy10', connecting, undefined],
		['https://10.example', connecting, undefined],
		['https://tracy.example', { syscall: 'connect', address: '/run/tracy.sock' }, undefined],
		['https://tracy.example', { syscall: 'connect', port: 3128 }, undefined],
		['https://10.0.0.7', connecting, undefined],
		['https://10.0.0.8', connecting, '10.0.0.7:443'],
		['https://[::1]', { ...connecting, address: '::1' }, undefined],
		['https://[::1]', { ...connecting, address: '::2' }, '[::2]:443'],
		['https://tracy.example', { syscall: 'getaddrinfo', hostname: 'tracy.example' }, undefined],
		['https://tracy.example', { syscall: 'getaddrinfo', hostname: 'proxy.local' }, 'proxy.local'],
		['https://tracy.example', { syscall: 'read' }, undefined],
	])('knows by what was called whether it was a proxy: for %s %j', (baseUrl, cause, proxy) => {
		const exchange = exchangeOfError({ cause: { ...refused, cause } }, baseUrl);
		expect('proxy' in exchange ? exchange.proxy : undefined).toBe(proxy);
	});

	// What n8n 1.123 and 2.0 throw: the cause is overwritten.
	it.each<[string | null, string, string, object]>([
		[
			...(['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1', 'http://127.0.0.1:1'] as const),
			{ kind: 'failed', code: 'ECONNREFUSED', wasConnected: false },
		],
		[
			...(['ECONNREFUSED', 'connect ECONNREFUSED ::1:3128', 'http://tracy.example'] as const),
			{ kind: 'failed', code: 'ECONNREFUSED', wasConnected: false, proxy: '[::1]:3128' },
		],
		[
			...(['EMFILE', 'connect EMFILE 10.0.0.7:443 - Local (undefined:undefined)'] as const),
			'https://tracy.example',
			{ kind: 'failed', code: 'EMFILE', wasConnected: false },
		],
		[
			...(['EAI_FAIL', 'getaddrinfo EAI_FAIL tracy.example', 'http://tracy.example'] as const),
			{ kind: 'failed', code: 'EAI_FAIL', wasConnected: false },
		],
		[
			...(['ENOTFOUND', 'getaddrinfo ENOTFOUND proxy.local', 'http://tracy.example'] as const),
			{ kind: 'failed', code: 'ENOTFOUND', wasConnected: false, proxy: 'proxy.local' },
		],
		[
			'ECONNRESET',
			'The server could not connect to its database',
			'https://tracy.example',
			{ kind: 'failed', code: 'ECONNRESET', wasConnected: true },
		],
		[
			...(['ECONNRESET', 'socket hang up', 'https://tracy.example'] as const),
			{ kind: 'failed', code: 'ECONNRESET', wasConnected: true },
		],
		[
			'ECONNRESET',
			'Client network socket disconnected before secure TLS connection was established',
			'https://tracy.example',
			{ kind: 'failed', code: 'ECONNRESET', wasConnected: false },
		],
		[
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'self-signed certificate',
			'https://tracy.example',
			{ kind: 'failed', code: 'DEPTH_ZERO_SELF_SIGNED_CERT', wasConnected: false },
		],
		[
			...(['ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number', 'https://a.example'] as const),
			{ kind: 'failed', code: 'ERR_SSL_WRONG_VERSION_NUMBER', wasConnected: true },
		],
		['ERR_CANCELED', 'canceled', 'https://tracy.example', { kind: 'cancelled' }],
		[
			...([null, 'Something else', 'https://tracy.example'] as const),
			{ kind: 'failed', code: '', wasConnected: true },
		],
	])('knows without a cause what %s and "%s" say of %s', (httpCode, message, baseUrl, exchange) => {
		const error = Object.assign(new Error('A sentence of n8n'), {
			cause: undefined,
			httpCode,
			messages: [message, message],
		});
		expect(exchangeOfError(error, baseUrl)).toEqual(exchange);
	});
});
