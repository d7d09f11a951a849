import axios, { type AxiosInstance } from 'axios';
import { exchangeOfError } from '../nodes/Tracy/transport/requestTracy.ts';
import type { Answer } from './Answer.mts';
import type { Connection } from './Connection.mts';
import { parseExactly } from './parseExactly.mts';
import { silenceOf } from './silenceOf.mts';

/** Far more than any list of datasets, and little enough to be held. */
const MOST_BYTES = 10 * 1024 * 1024;

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
		{ baseUrl, apiKey }: Connection,
		private readonly timeout: number,
	) {
		this.client = axios.create({
			baseURL: baseUrl,
			headers: { 'X-Api-Key': apiKey, Accept: 'application/json' },
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
				: exchangeOfError({ cause: error });
			return silenceOf(request, exchange);
		}
	}
}

function readHeader(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}
