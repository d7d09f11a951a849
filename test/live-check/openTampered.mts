import type { TestContext } from 'node:test';
import axios from 'axios';
import { fastify } from 'fastify';
import { parse, stringify } from 'lossless-json';

/** An answer of the sandbox on its way to whoever asked. */
export interface Passing {
	readonly method: string;
	/** As it was asked for, without its query. */
	readonly path: string;
	readonly query: string;
	/** The key that was sent. */
	readonly key: string;
	status: number;
	headers: Record<string, string>;
	/** Parsed with every digit; undefined where nothing came. */
	body: unknown;
}

/**
 * Opens a server that answers as the sandbox does, but for what `tamper` changes in its answers;
 * with the path `/api` before each of the sandbox's too. None comes before `tamper` is done.
 *
 * @returns its address
 */
export async function openTampered(
	t: TestContext,
	sandbox: string,
	tamper: (passing: Passing) => void | Promise<void>,
): Promise<string> {
	const app = fastify({ forceCloseConnections: true });
	t.after(() => app.close());
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => {
		done(null, body);
	});
	app.all('/*', async (request, reply) => {
		const key = String(request.headers['x-api-key']);
		const answer = await axios.request<string>({
			method: request.method,
			url: `${sandbox}${request.url.replace(/^\/api\//, '/')}`,
			data: request.body,
			headers: { 'X-Api-Key': key, 'Content-Type': 'application/json' },
			proxy: false,
			responseType: 'text',
			transformRequest: (data: unknown) => data,
			transformResponse: (data: unknown) => data,
			validateStatus: () => true,
		});
		const total: unknown = answer.headers['paging-total-count'];
		const [path = '', query = ''] = request.url.split('?');
		const passing: Passing = {
			method: request.method,
			path,
			query,
			key,
			status: answer.status,
			headers: typeof total === 'string' ? { 'paging-total-count': total } : {},
			body: answer.data === '' ? undefined : parse(answer.data),
		};
		await tamper(passing);
		const text = typeof passing.body === 'string' ? passing.body : stringify(passing.body);
		const type = text?.startsWith('<') ? 'text/html' : 'application/json';
		return reply
			.code(passing.status)
			.headers(passing.headers)
			.type(type)
			.send(text ?? '');
	});
	return app.listen({ host: '127.0.0.1', port: 0 });
}
