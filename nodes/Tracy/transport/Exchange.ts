import { z } from 'zod/v4';

/** What came of an answer. */
export interface Answered {
	status: number;
	contentType: string;
	/** The Retry-After header as it came. */
	retryAfter: string | null;
	/** The Date header as it came. */
	date?: string;
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
	 * is certain that no connection, or no secure one to an https address, had come about.
	 * `proxy` is what was called in place of Tracy.
	 */
	| { kind: 'failed'; code: string; wasConnected: boolean; proxy?: string }
	/** n8n, or the proxy that n8n is set to use, did not let the request out. */
	| { kind: 'kept back'; by: 'n8n' | 'proxy'; reason: string };

/** Why certainly nothing was sent. */
type NetworkFailure =
	/** `why` completes "Tracy can't be reached:". */
	| { kind: 'unreachable'; why: string }
	/** What answers at an https address speaks no TLS, or none with n8n. */
	| { kind: 'no TLS' }
	| { kind: 'certificate refused' };

const NO_WAY = 'there is no way to its address';

const WHY_UNREACHABLE = new Map([
	['EAI_AGAIN', 'its host name was not found'],
	['ENOTFOUND', 'its host name was not found'],
	['EADDRNOTAVAIL', NO_WAY],
	['EHOSTDOWN', NO_WAY],
	['EHOSTUNREACH', NO_WAY],
	['ENETDOWN', NO_WAY],
	['ENETUNREACH', NO_WAY],
	['ERR_CANCELED', 'no connection to it comes about in time'],
	['ECONNREFUSED', 'nothing answers at its address'],
	['ETIMEDOUT', 'nothing answers at its address'],
	['ECONNRESET', 'it ends connections before they are secure'],
]);

/** Node.js's codes for a certificate that it does not accept, which it looks at before it sends. */
const CERTIFICATE =
	/^(?:(?:CERT|CRL|DEPTH_ZERO|ERR_TLS_CERT|ERROR_IN|HOSTNAME|INVALID|PATH_LENGTH|SELF_SIGNED|UNABLE_TO)_|OUT_OF_MEM$|UNSPECIFIED$)/;

/**
 * Judges a request that got no answer, by the code of what went wrong on the network. Undefined
 * where it is not known whether anything arrived.
 */
export function networkFailure({
	code,
	wasConnected,
}: Extract<Exchange, { kind: 'failed' }>): NetworkFailure | undefined {
	if (wasConnected) return undefined;
	if (CERTIFICATE.test(code)) return { kind: 'certificate refused' };
	if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) return { kind: 'no TLS' };
	const why = WHY_UNREACHABLE.get(code) ?? `no connection to it came about (${code})`;
	return { kind: 'unreachable', why };
}

/** What Node.js was connecting to, or looking up, when it failed. */
const dialled = z.object({
	syscall: z.enum(['connect', 'getaddrinfo']).optional().catch(undefined),
	address: z.string().optional().catch(undefined),
	port: z.coerce.number().optional().catch(undefined),
	hostname: z.string().optional().catch(undefined),
});

type Dialled = z.output<typeof dialled>;

/** The addresses of a host are tried one after another, and may all fail. */
const tried = dialled.extend({ errors: z.array(dialled).catch([]) });

/**
 * What axios throws. Some versions of it copy what Node.js says, others keep it as the cause. The
 * request is Node.js's own, as redirects are not followed: its socket is null until its agent has
 * one, and one for https is connecting securely until the server's certificate was accepted.
 */
const axiosError = tried.extend({
	message: z.string().catch(''),
	code: z.string().catch(''),
	isAxiosError: z.boolean().catch(false),
	cause: tried.catch({ errors: [] }),
	request: z
		.object({
			socket: z
				.object({
					encrypted: z.boolean().catch(false),
					secureConnecting: z.boolean().catch(false),
				})
				.nullable(),
		})
		.optional()
		.catch(undefined),
});

type AxiosError = z.output<typeof axiosError>;

/*
 * What n8n's helper throws: a NodeApiError around axios's error, or around an error of n8n's own
 * where the request never got as far as axios (a forbidden address, a URL that is none). That of
 * n8n 1.123 and 2.0 holds no cause, only the code and the message of one.
 */
const helperError = z
	.object({
		cause: axiosError.optional().catch(undefined),
		httpCode: z.string().optional().catch(undefined),
		messages: z.array(z.string()).catch([]),
	})
	.catch({ messages: [] });

/** Makes of the code and the message of a cause what can be known of that. */
function toldOf({ httpCode, messages: [message = ''] }: z.output<typeof helperError>): AxiosError {
	const [, syscall, address, port, hostname] =
		/^(connect|getaddrinfo) \S+ (?:(\S+):(\d+)|(\S+))/.exec(message) ?? [];
	const said = { code: httpCode, message, isAxiosError: true };
	return axiosError.parse({ ...said, syscall, address, port, hostname });
}

/**
 * Reads what n8n's helper threw.
 *
 * @param baseUrl where the request was to go
 */
export function exchangeOfError(
	error: unknown,
	baseUrl: string,
): Exclude<Exchange, { kind: 'answered' | 'broken off' }> {
	const thrown = helperError.parse(error);
	const cause = thrown.cause ?? toldOf(thrown);
	const { code, message, request } = cause;
	const isEnded = code === 'ERR_CANCELED';
	const url = new URL(baseUrl);
	const attempts = [cause, ...cause.errors, cause.cause, ...cause.cause.errors];
	const attempt = attempts.find(({ syscall }) => syscall !== undefined);
	const lacksTunnel = url.protocol === 'https:' && request && !request.socket?.encrypted;
	const isOfProxy = (lacksTunnel && code !== '') || /CONNECT response/.test(message);
	if (isOfProxy && !attempt && !isEnded) {
		return { kind: 'kept back', by: 'proxy', reason: message };
	}
	const wasConnected = !attempt && mayHaveConnected(cause);
	if (isEnded && wasConnected) return { kind: 'cancelled' };
	if (code === '' && !(wasConnected && cause.isAxiosError)) {
		return { kind: 'kept back', by: 'n8n', reason: message };
	}
	const proxy = attempt && proxyOf(attempt, url);
	return { kind: 'failed', code, wasConnected, proxy };
}

/**
 * Without a socket only the words tell. A failure of TLS is an EPROTO as long as the request waits
 * to be written; later it has a code of OpenSSL's own.
 */
function mayHaveConnected({ code, message, request }: AxiosError): boolean {
	if (/^(?:EAI_|ECONNREFUSED|ENOTFOUND)/.test(code)) return false;
	if (request) return request.socket !== null && !request.socket.secureConnecting;
	const isBefore = code === 'EPROTO' || CERTIFICATE.test(code);
	return !isBefore && !message.includes('before secure TLS connection');
}

/** What was called, where that is another host or port than the request was to go to. */
function proxyOf({ syscall, address, port, hostname }: Dialled, url: URL): string | undefined {
	if (syscall === 'getaddrinfo') return hostname === url.hostname ? undefined : hostname;
	if (address === undefined || port === undefined) return undefined;
	const host = address.includes(':') ? `[${address}]` : address;
	const isHere = port === Number(url.port || (url.protocol === 'https:' ? 443 : 80));
	// Which address a name stands for is not known here.
	const isNamed = !/^(?:[\d.]+|\[.*\])$/.test(url.hostname);
	return isHere && (isNamed || host === url.hostname) ? undefined : `${host}:${port}`;
}
