import fc from 'fast-check';
import { exchangeOfError } from '../../../nodes/Tracy/transport/requestTracy';

describe('exchangeOfError', () => {
	it.each<[string, object, object]>([
		[
			'an answer that broke off',
			{ isAxiosError: true, code: 'ECONNRESET', response: { status: 201 } },
			{ kind: 'broken off', status: 201 },
		],
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
});
