import { z } from 'zod/v4';
import type { Exchange } from './Exchange';

/*
 * What n8n's helper throws: a NodeApiError around axios's error, or around an error of n8n's own
 * where the request never got as far as axios (a forbidden address, a URL that is none).
 */
const helperError = z.object({
	message: z.string().catch(''),
	cause: z
		.object({
			message: z.string().catch(''),
			code: z.string().optional().catch(undefined),
			syscall: z.string().optional().catch(undefined),
			isAxiosError: z.boolean().catch(false),
			response: z.object({ status: z.number() }).optional().catch(undefined),
		})
		.optional()
		.catch(undefined),
});

/** What OpenSSL says of a server that does not speak TLS, or not with us. */
const HANDSHAKE = /wrong version number|packet length too long|unsupported protocol|handshake/i;

/** Reads what n8n's helper threw. */
export function exchangeOfError(error: unknown): Exclude<Exchange, { kind: 'answered' }> {
	const { data } = helperError.safeParse(error);
	const cause = data?.cause;
	if (cause?.response) return { kind: 'broken off', status: cause.response.status };
	if (cause?.code === 'ERR_CANCELED') return { kind: 'cancelled' };
	if (cause?.code !== undefined) {
		const { code, syscall, message } = cause;
		const isHandshake = code === 'EPROTO' && HANDSHAKE.test(message);
		return { kind: 'failed', code, wasConnected: syscall !== 'connect' && !isHandshake };
	}
	if (cause && !cause.isAxiosError) return { kind: 'refused by n8n', reason: cause.message };
	return { kind: 'failed', code: '', wasConnected: true };
}
