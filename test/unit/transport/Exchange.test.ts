import fc from 'fast-check';
import * as exchanges from '../../../nodes/Tracy/transport/Exchange';

const exchangeOfError = (error: unknown, baseUrl = 'https://tracy.example') =>
	exchanges.exchangeOfError(error, baseUrl);

describe('exchangeOfError', () => {
	it.each<[string, object, object]>([
		['a cancelled execution', { isAxiosError: true, code: 'ERR_CANCELED' }, { kind: 'cancelled' }],
		[
			'a network code',
			{ isAxiosError: true, code: 'ECONNREFUSED' },
			{ kind: 'failed', code: 'ECONNREFUSED', wasConnected: true },
		],
		[
			'a network code that did not come from axios',
			{ code: 'ENOTFOUND' },
			{ kind: 'failed', code: 'ENOTFOUND', wasConnected: true },
		],
		[
			'an axios error without a code',
			{ isAxiosError: true },
			{ kind: 'failed', code: '', wasConnected: true },
		],
		[
			"a request that n8n's own rules kept back",
			new Error('The address is forbidden'),
			{ kind: 'refused by n8n', reason: 'The address is forbidden' },
		],
	])('tells %s', (_what, cause, exchange) => {
		expect(exchangeOfError(Object.assign(new Error('from n8n'), { cause }))).toEqual(exchange);
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
});
