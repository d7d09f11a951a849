import type { Exchange } from './Exchange';
import type { TracyConnection } from './readConnection';
import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { z } from 'zod/v4';

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

/** One request, without what all requests have in common. */
export interface TracyRequest {
	method: 'GET' | 'POST';
	/** From `/v1/` on, encoded, without a query. */
	path: string;
	query?: { [name: string]: string | number };
	/** JSON text. */
	body?: string;
}

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.object({
		'content-type': z.unknown(),
		'retry-after': z.unknown(),
		'paging-total-count': z.unknown(),
	}),
	body: z.unknown(),
});

/**
 * Sends one request, once, through n8n's own helper. The answer is taken as text whatever its
 * status or type, and redirects are not followed. (n8n's helper would otherwise lose digits, send
 * a refused key twice, and turn a redirected POST into a GET.)
 *
 * @param timeout how long to wait for the next byte of the answer, in ms
 */
export async function requestTracy(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	connection: TracyConnection,
	{ method, path, query, body }: TracyRequest,
	timeout: number,
): Promise<Exchange> {
	// The helper writes into its options, so each request has its own.
	const options: IHttpRequestOptions = {
		method,
		url: `${connection.baseUrl}${path}`,
		headers: {
			...(body !== undefined && { 'Content-Type': 'application/json' }),
			Accept: 'application/json',
		},
		qs: query,
		body,
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout,
	};
	try {
		const response = await context.helpers.httpRequestWithAuthentication.call(
			context,
			'tracyApi',
			options,
			{ credentialsDecrypted: connection.credentialsDecrypted },
		);
		return exchangeOfResponse(response);
	} catch (error) {
		const exchange = exchangeOfError(error);
		const isLate = exchange.kind === 'failed' && exchange.code === 'ECONNABORTED';
		return isLate ? { kind: 'timed out', ms: timeout } : exchange;
	}
}

function exchangeOfResponse(response: unknown): Exchange {
	const { statusCode, headers, body } = fullResponse.parse(response);
	return {
		kind: 'answered',
		status: statusCode,
		contentType: textOf(headers['content-type']) ?? '',
		retryAfter: textOf(headers['retry-after']) ?? null,
		pagingTotal: textOf(headers['paging-total-count']),
		text: textOf(body) ?? '',
	};
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
