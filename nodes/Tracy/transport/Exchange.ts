import { z } from 'zod/v4';

/** What came of an answer. */
export interface Answered {
	status: number;
	contentType: string;
	/** The Retry-After header as it came. */
	retryAfter: string | null;
	/** The number of rows of which a list is a part, as its header says (assumption A18). */
	pagingTotal?: string;
	text: string;
}

/** What one request came to, before anybody judges it. */
export type Exchange =
	/** Tracy, or something in its place, answered. */
	| ({ kind: 'answered' } & Answered)
	/**
	 * An answer began, and broke off, or was read no further because it is longer than anything
	 * that Tracy has to say. `text` is how it begins.
	 */
	| ({ kind: 'broken off' } & Answered)
	/** No answer within the time. */
	| { kind: 'timed out'; ms: number }
	/** The execution was cancelled while the request was under way. */
	| { kind: 'cancelled' }
	/**
	 * The request failed on the network with a code such as `ECONNRESET`; `wasConnected` unless it
	 * is certain that no connection, or no secure one, had come about. `proxy` is what was called in
	 * place of Tracy.
	 */
	| { kind: 'failed'; code: string; wasConnected: boolean; proxy?: string }
	/** n8n did not let the request out. */
	| { kind: 'refused by n8n'; reason: string };

/** What a code of the network means: was anything sent, and why not. */
type NetworkFailure =
	/** Nothing was sent. `why` completes "Tracy can't be reached:". */
	| { kind: 'unreachable'; why: string }
	/** Nothing was sent, because what answers at an https address speaks no TLS, or none with n8n. */
	| { kind: 'no TLS' }
	/** Nothing was sent. */
	| { kind: 'certificate refused' }
	/** It is not known whether anything arrived. */
	| { kind: 'broken' };

/** No connection came about, so nothing was sent. */
const UNREACHABLE = new Map([
	['EAI_AGAIN', 'its host name was not found'],
	['ECONNREFUSED', 'nothing answers at its address'],
	['ENOTFOUND', 'its host name was not found'],
]);

const NO_WAY = 'there is no way to its address';

/** Codes that say so only while connecting: they also end a connection that stands. */
const WHILE_CONNECTING = new Map([
	['EADDRNOTAVAIL', NO_WAY],
	['ECONNRESET', 'it ends connections before they are secure'],
	['EHOSTDOWN', NO_WAY],
	['EHOSTUNREACH', NO_WAY],
	['ENETDOWN', NO_WAY],
	['ENETUNREACH', NO_WAY],
	['ETIMEDOUT', 'nothing answers at its address'],
]);

/** The certificate was not accepted, so nothing was sent. */
const CERTIFICATE = /^(?:CERT_|DEPTH_ZERO|ERR_TLS_CERT_|HOSTNAME_MISMATCH|SELF_SIGNED|UNABLE_TO_)/;

/** No TLS came about, so nothing was sent. Other codes of TLS may come later. */
const NO_TLS =
	/^ERR_SSL_(?:HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|UNSUPPORTED_PROTOCOL|WRONG_VERSION_NUMBER|\w*ALERT_(?:HANDSHAKE_FAILURE|PROTOCOL_VERSION))$/;

/** Judges a request that got no answer, by the code of what went wrong on the network. */
export function networkFailure({
	code,
	wasConnected,
}: Extract<Exchange, { kind: 'failed' }>): NetworkFailure {
	const why = UNREACHABLE.get(code) ?? (wasConnected ? undefined : WHILE_CONNECTING.get(code));
	if (why !== undefined) return { kind: 'unreachable', why };
	if (CERTIFICATE.test(code)) return { kind: 'certificate refused' };
	return { kind: NO_TLS.test(code) || (code === 'EPROTO' && !wasConnected) ? 'no TLS' : 'broken' };
}

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
