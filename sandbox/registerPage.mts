import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy } from './contentSecurityPolicy.mts';

/** `GET /`: a page on which a person watches records arrive. It is not part of the API. */
export function registerPage(app: FastifyInstance): void {
	const html = readFileSync(new URL('page.html', import.meta.url), 'utf8');
	const headers = {
		'content-security-policy': contentSecurityPolicy(html),
		'referrer-policy': 'no-referrer',
		'x-content-type-options': 'nosniff',
		'cache-control': 'no-store',
	};
	app.get('/', (_request, reply) =>
		reply.headers(headers).type('text/html; charset=utf-8').send(html),
	);
}
