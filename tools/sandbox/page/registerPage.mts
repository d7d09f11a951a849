import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

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

/**
 * The strictest policy that a page with its style and its script inside can have: these very texts
 * and nothing else, and no connection but to where the page came from.
 */
function contentSecurityPolicy(html: string): string {
	return [
		"default-src 'none'",
		`style-src ${hashOf('style', html)}`,
		`script-src ${hashOf('script', html)}`,
		"connect-src 'self'",
		// The icon stands in the page too: browsers would otherwise ask the API for /favicon.ico.
		'img-src data:',
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
	].join('; ');
}

/** @throws Error when the page doesn't have exactly one such element */
function hashOf(tag: 'style' | 'script', html: string): string {
	const [content, ...others] = [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))];
	if (content?.[1] === undefined || others.length > 0) {
		throw new Error(`The page must have exactly one <${tag}>.`);
	}
	return `'sha256-${createHash('sha256').update(content[1]).digest('base64')}'`;
}
