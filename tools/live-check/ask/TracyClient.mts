import axios, { AxiosError, type AxiosInstance, type AxiosResponse } from 'axios';
import { parse } from 'lossless-json';
import { z } from 'zod/v4';
import {
	type Exchange,
	exchangeOfError,
	networkFailure,
} from '../../../nodes/Tracy/transport/Exchange.ts';
import type { Answer, Silence } from './Answer.mts';

/** What to do about a wrong address. */
export const CHECK_ADDRESS =
	'Check the base URL: it has to be the address that Tracy gave with the API key.';
const CHECK_ADDRESS_OR_WAIT = `${CHECK_ADDRESS} Or try again later.`;
const CHECK_PROXY =
	'Check the proxy that HTTP_PROXY or HTTPS_PROXY names, or list the host in NO_PROXY; Tracy itself was not asked.';

/** In MB: far more than any list of datasets, and little enough to be held. */
const MOST = 10;

/** Where Tracy is and how to be let in. */
export interface Connection {
	/** Scheme, host and port, and the path before `/v1`, if there is one. */
	readonly baseUrl: string;
	readonly apiKey: string;
}

/** A request of Node.js's that went out through TLS. */
const sentWithTls = z.object({ socket: z.object({ encrypted: z.literal(true) }) });

interface Asked {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	/** How evidence names the request: without IDs or names. */
	readonly name: string;
	readonly query?: Readonly<Record<string, string | number>>;
	/** JSON text. */
	readonly body?: string;
}

/** Sends requests with one key, each once and one after another, and keeps what they came to. */
export class TracyClient {
	/** All answers so far, in order. */
	readonly answers: Answer[] = [];
	private readonly client: AxiosInstance;

	/** @param timeout how long to wait for a whole answer, in ms */
	constructor(
		private readonly connection: Connection,
		private readonly timeout: number,
	) {
		this.client = axios.create({
			baseURL: connection.baseUrl,
			headers: { 'X-Api-Key': connection.apiKey, Accept: 'application/json' },
			// A redirect would carry the key to another server.
			maxRedirects: 0,
			maxContentLength: MOST * 1024 * 1024,
			responseType: 'text',
			transformRequest: (data: unknown) => data,
			transformResponse: (data: unknown) => data,
			validateStatus: () => true,
		});
	}

	async get(path: string, name: string, query?: Asked['query']): Promise<Answer> {
		return this.send({ method: 'GET', path, name, query });
	}

	/** @param body JSON text */
	async post(path: string, body: string): Promise<Answer> {
		return this.send({ method: 'POST', path, name: path, body });
	}

	private async send(asked: Asked): Promise<Answer> {
		const answer = await this.exchange(asked);
		this.answers.push(answer);
		return answer;
	}

	private async exchange({ method, path, name, query, body }: Asked): Promise<Answer> {
		const request = `${method} ${name}`;
		try {
			const response = await this.client.request<string>({
				method,
				url: path,
				params: query,
				data: body,
				// axios's own timeout ends only a wait in which nothing comes at all.
				signal: AbortSignal.timeout(this.timeout),
				...(body !== undefined && { headers: { 'Content-Type': 'application/json' } }),
			});
			const { status, headers, data } = response;
			if (this.isOfProxy(response)) {
				const answered = `was answered ${status} by a proxy in place of Tracy`;
				return { kind: 'silent', request, ...why(answered, CHECK_PROXY, false) };
			}
			return {
				kind: 'answered',
				request,
				status,
				total: readHeader(headers['paging-total-count']),
				text: data,
				json: parseExactly(data),
			};
		} catch (error) {
			return { kind: 'silent', request, ...this.silenceOf(error) };
		}
	}

	/** A tunnel to an https address that a proxy refuses ends in its answer, which came without TLS. */
	private isOfProxy({ status, request }: AxiosResponse<string, unknown>): boolean {
		const lacksTunnel =
			this.connection.baseUrl.startsWith('https:') && !sentWithTls.safeParse(request).success;
		return status === 407 || lacksTunnel;
	}

	/** Says why no answer came. */
	private silenceOf(error: unknown): Why {
		if (error instanceof AxiosError && error.code === AxiosError.ERR_BAD_RESPONSE) {
			return why(
				`got an answer that broke off or is longer than ${MOST} MB`,
				CHECK_ADDRESS_OR_WAIT,
			);
		}
		const exchange = exchangeOfError({ cause: error }, this.connection.baseUrl);
		switch (exchange.kind) {
			case 'timed out':
			case 'cancelled':
				// Only the time that was set cancels a request.
				return why(`got no whole answer within ${this.timeout / 1000} s`, CHECK_ADDRESS_OR_WAIT);
			case 'kept back':
				return exchange.by === 'proxy'
					? why('was not let through by the proxy', CHECK_PROXY, false)
					: why('could not be sent', CHECK_ADDRESS, false);
			case 'failed':
				return whyFailed(exchange);
		}
	}
}

/** What a silence says beside the request. */
type Why = Omit<Silence, 'kind' | 'request'>;

function why(text: string, next: string, mayHaveArrived = true): Why {
	return { why: text, next, mayHaveArrived };
}

function unsent(reason: string, next: string): Why {
	return why(`could not be sent: ${reason}`, next, false);
}

/**
 * Parses the JSON of an answer; an integer beyond 2^53 becomes its digits as text.
 *
 * @returns undefined when the text is not JSON
 */
function parseExactly(text: string): unknown {
	try {
		return parse(text, undefined, toValue);
	} catch {
		return undefined;
	}
}

function toValue(digits: string): number | string {
	const number = Number(digits);
	return Number.isInteger(number) && !Number.isSafeInteger(number) ? digits : number;
}

function whyFailed(exchange: Extract<Exchange, { kind: 'failed' }>): Why {
	const failure = networkFailure(exchange);
	switch (failure?.kind) {
		case 'unreachable':
			// The address of a proxy would stand in the report.
			return exchange.proxy === undefined
				? unsent(failure.why, CHECK_ADDRESS)
				: unsent(`the proxy can't be reached (${failure.why})`, CHECK_PROXY);
		case 'no TLS':
			return unsent(
				`what answers at that address does not speak TLS, or no version that Node.js accepts (${exchange.code})`,
				CHECK_ADDRESS,
			);
		case 'certificate refused':
			return unsent(
				`the certificate of the server was not accepted (${exchange.code})`,
				'Make Node.js trust it, with NODE_EXTRA_CA_CERTS=FILE.',
			);
		case undefined:
			return why('lost its connection before an answer came', CHECK_ADDRESS_OR_WAIT);
	}
}

function readHeader(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}
