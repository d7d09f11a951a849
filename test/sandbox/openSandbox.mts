import { Agent } from 'node:http';
import axios, { type AxiosResponse, type RawAxiosRequestHeaders } from 'axios';
import { createSandbox, type SandboxOptions } from '../../tools/sandbox/createSandbox.mts';

/** Problem details, as far as the tests look into them. */
export interface Problem {
	readonly type: string;
	readonly title: string;
	readonly status: number;
	readonly detail: string;
	readonly errors?: Readonly<Record<string, readonly string[]>>;
}

/** A sandbox of a test's own, and short ways to talk to it. Answers stay text. */
export interface OpenSandbox {
	readonly url: string;
	readonly keys: { readonly full: string; readonly createOnly: string };
	/** @param signal gives it up (`ERR_CANCELED`) */
	post(
		body: string | Buffer,
		headers?: RawAxiosRequestHeaders,
		signal?: AbortSignal,
	): Promise<AxiosResponse<string>>;
	/** @param signal gives it up (`ERR_CANCELED`) */
	get(
		path: string,
		headers?: RawAxiosRequestHeaders,
		signal?: AbortSignal,
	): Promise<AxiosResponse<string>>;
	put(path: string, body: unknown): Promise<AxiosResponse<string>>;
	request(method: string, path: string): Promise<AxiosResponse<string>>;
}

/** After how many ms without its whole answer a request is given up, unless it has a signal. */
const GIVE_UP_AFTER_MS = 10_000;

/** Starts a sandbox that ends with the test, or with the file when that's given. */
export async function openSandbox(
	test: { after(end: () => Promise<void>): void },
	options: SandboxOptions = {},
): Promise<OpenSandbox> {
	const sandbox = await createSandbox(options);
	const { url, keys } = sandbox;
	test.after(() => sandbox.close());
	const client = axios.create({
		baseURL: url,
		headers: { 'X-Api-Key': keys.full },
		maxRedirects: 0,
		httpAgent: new Agent({ keepAlive: false }),
		proxy: false,
		responseType: 'text',
		transformResponse: (data: unknown) => data,
		validateStatus: () => true,
	});
	// The client's own timeout begins anew with each byte, so that a dripping answer outlives it.
	client.interceptors.request.use((config) => {
		config.signal ??= AbortSignal.timeout(GIVE_UP_AFTER_MS);
		return config;
	});
	return {
		url,
		keys,
		post: (body, headers = {}, signal) =>
			client.post('/v1/records', body, {
				headers: { 'Content-Type': 'application/json', ...headers },
				transformRequest: (data: unknown) => data,
				signal,
			}),
		get: (path, headers = {}, signal) => client.get(path, { headers, signal }),
		put: (path, body) => client.put(path, body),
		request: (method, path) => client.request({ method, url: path }),
	};
}

/** What a refusal says of each path. */
export function errorsOf(
	answer: AxiosResponse<string>,
): Readonly<Record<string, readonly string[]>> {
	const { errors = {} } = JSON.parse(answer.data) as Problem;
	return errors;
}
