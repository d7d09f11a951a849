import type { Exchange } from './Exchange';
import { readAnswer } from './readAnswer';
import type { TracyConnection } from './readConnection';
import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { z } from 'zod/v4';

/** What Node.js was connecting to, or looking up, when it failed. */
const dialled = z.object({
	syscall: z.string().optional().catch(undefined),
	address: z.string().optional().catch(undefined),
	port: z.coerce.number().optional().catch(undefined),
	hostname: z.string().optional().catch(undefined),
});

type Dialled = z.output<typeof dialled>;

/** The addresses of a host are tried one after another, and may all fail. */
const tried = dialled.extend({ errors: z.array(dialled).catch([]) });

/*
 * What n8n's helper throws: a NodeApiError around axios's error, or around an error of n8n's own
 * where the request never got as far as axios (a forbidden address, a URL that is none). Some
 * versions of axios copy what Node.js says, others keep it as the cause.
 */
const helperError = z.object({
	message: z.string().catch(''),
	cause: tried
		.extend({
			message: z.string().catch(''),
			code: z.string().optional().catch(undefined),
			isAxiosError: z.boolean().catch(false),
			cause: tried.optional().catch(undefined),
		})
		.optional()
		.catch(undefined),
});

/** What OpenSSL or Node.js says of a server that does not speak TLS, or not with us. */
const HANDSHAKE =
	/wrong version number|packet length too long|unsupported protocol|handshake|before secure TLS connection/i;

/**
 * Reads what n8n's helper threw.
 *
 * @param baseUrl where the request was to go
 */
export function exchangeOfError(
	error: unknown,
	baseUrl: string,
): Exclude<Exchange, { kind: 'answered' | 'broken off' }> {
	const { data } = helperError.safeParse(error);
	const cause = data?.cause;
	if (cause?.code === 'ERR_CANCELED') return { kind: 'cancelled' };
	if (cause?.code !== undefined) {
		const { code, message } = cause;
		const attempts = [cause, ...cause.errors, cause.cause, ...(cause.cause?.errors ?? [])];
		const attempt = attempts.find((one) => one?.syscall !== undefined);
		const isHandshake = /^(?:EPROTO|ECONNRESET)$/.test(code) && HANDSHAKE.test(message);
		const wasConnected = attempt?.syscall !== 'connect' && !isHandshake;
		const proxy = attempt && proxyOf(attempt, new URL(baseUrl));
		return { kind: 'failed', code, wasConnected, ...(proxy !== undefined && { proxy }) };
	}
	if (cause && !cause.isAxiosError) return { kind: 'refused by n8n', reason: cause.message };
	return { kind: 'failed', code: '', wasConnected: true };
}

/** What was called, where that is another host or port than the request was to go to. */
function proxyOf({ syscall, address, port, hostname }: Dialled, url: URL): string | undefined {
	if (syscall === 'getaddrinfo') return hostname === url.hostname ? undefined : hostname;
	if (syscall !== 'connect' || address === undefined || port === undefined) return undefined;
	const host = address.includes(':') ? `[${address}]` : address;
	const isHere = port === Number(url.port || (url.protocol === 'https:' ? 443 : 80));
	// Which address a name stands for is not known here.
	const isNamed = !/^(?:[\d.]+|\[.*\])$/.test(url.hostname);
	return isHere && (isNamed || host === url.hostname) ? undefined : `${host}:${port}`;
}

/** n8n's helper lets nothing but the execution's own signal end a request, so it is shown another. */
function withSignal<Context extends object>(context: Context, signal: AbortSignal): Context {
	return new Proxy(context, {
		get: (target, name) =>
			name === 'getExecutionCancelSignal' ? () => signal : Reflect.get(target, name),
		has: (target, name) => name === 'getExecutionCancelSignal' || Reflect.has(target, name),
	});
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
 * status or type, and redirects are not followed. (n8n's helper would otherwise lose digits, read
 * without an end, send a refused key twice, and turn a redirected POST into a GET.)
 *
 * @param timeout how long to wait for the next byte until the answer begins, in ms
 * @param signal ends the request: what still arrives is not read on
 */
export async function requestTracy(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	connection: TracyConnection,
	{ method, path, query, body }: TracyRequest,
	{ timeout, signal }: { timeout: number; signal: AbortSignal },
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
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout,
	};
	try {
		const response = await context.helpers.httpRequestWithAuthentication.call(
			withSignal(context, signal),
			'tracyApi',
			options,
			{ credentialsDecrypted: connection.credentialsDecrypted },
		);
		return await exchangeOfResponse(response);
	} catch (error) {
		const exchange = exchangeOfError(error, connection.baseUrl);
		const isLate = exchange.kind === 'failed' && exchange.code === 'ECONNABORTED';
		return isLate ? { kind: 'timed out', ms: timeout } : exchange;
	}
}

const cancelled = z.object({ code: z.literal('ERR_CANCELED') });

async function exchangeOfResponse(response: unknown): Promise<Exchange> {
	const { statusCode: status, headers, body } = fullResponse.parse(response);
	const { text, isWhole, error } = await readAnswer(body);
	if (!isWhole && cancelled.safeParse(error).success) return { kind: 'cancelled' };
	return {
		kind: isWhole ? 'answered' : 'broken off',
		status,
		contentType: textOf(headers['content-type']) ?? '',
		retryAfter: textOf(headers['retry-after']) ?? null,
		pagingTotal: textOf(headers['paging-total-count']),
		text,
	};
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
