import axios, { type AxiosInstance } from 'axios';
import { parse } from 'lossless-json';
import {
	type Exchange,
	exchangeOfError,
	networkFailure,
} from '../../../nodes/Tracy/transport/Exchange.ts';
import type { Answer, Silence } from './Answer.mts';

/** What to do about a wrong address. */
export const CHECK_ADDRESS =
	'Check the base URL: it has to be the address that Tracy gave with the API key.';
const LATER = 'Try again later.';

/** Far more than any list of datasets, and little enough to be held. */
const MOST_BYTES = 10 * 1024 * 1024;

/** Where Tracy is and how to be let in. */
export interface Connection {
	/** Scheme, host and port; no path. */
	readonly baseUrl: string;
	readonly apiKey: string;
}

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
			maxContentLength: MOST_BYTES,
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
		// axios's own timeout ends only a wait in which nothing comes at all.
		const signal = AbortSignal.timeout(this.timeout);
		try {
			const { status, headers, data } = await this.client.request<string>({
				method,
				url: path,
				params: query,
				data: body,
				signal,
				...(body !== undefined && { headers: { 'Content-Type': 'application/json' } }),
			});
			return {
				kind: 'answered',
				request,
				status,
				total: readHeader(headers['paging-total-count']),
				text: data,
				json: parseExactly(data),
			};
		} catch (error) {
			const exchange = signal.aborted
				? ({ kind: 'timed out', ms: this.timeout } as const)
				: exchangeOfError({ cause: error }, this.connection.baseUrl);
			return silenceOf(request, exchange);
		}
	}
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

/** Says why no answer came to a request. */
function silenceOf(request: string, exchange: Exclude<Exchange, { kind: 'answered' }>): Silence {
	const silence = (why: string, next: string, mayHaveArrived = true): Silence => ({
		kind: 'silent',
		request,
		why,
		next,
		mayHaveArrived,
	});
	switch (exchange.kind) {
		case 'timed out':
			return silence(
				`got no whole answer within ${exchange.ms / 1000} s`,
				`${CHECK_ADDRESS} Or try again later.`,
			);
		case 'broken off':
			return silence('got an answer that broke off or was too long', LATER);
		case 'cancelled':
			return silence('was cancelled', LATER);
		case 'kept back':
			return silence('could not be sent', CHECK_ADDRESS, false);
		case 'failed':
			return silenceOfFailure(exchange, silence);
	}
}

function silenceOfFailure(
	exchange: Extract<Exchange, { kind: 'failed' }>,
	silence: (why: string, next: string, mayHaveArrived?: boolean) => Silence,
): Silence {
	const failure = networkFailure(exchange);
	switch (failure.kind) {
		case 'unreachable':
			return silence(`could not be sent: ${failure.why}`, CHECK_ADDRESS, false);
		case 'no TLS':
			return silence(
				`could not be sent: what answers at that address does not speak TLS, or no version that Node.js accepts (${exchange.code})`,
				CHECK_ADDRESS,
				false,
			);
		case 'certificate refused':
			return silence(
				`was not sent: the certificate of the server was not accepted (${exchange.code})`,
				'Make Node.js trust it, with NODE_EXTRA_CA_CERTS=FILE.',
				false,
			);
		case 'broken':
			return silence(
				'lost its connection before an answer came',
				`${CHECK_ADDRESS} Or try again later.`,
			);
	}
}

function readHeader(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}
