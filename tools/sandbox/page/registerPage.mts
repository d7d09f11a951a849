import { buildSync } from 'esbuild';
import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The page, and the headers that it is answered with. */
interface Page {
	readonly html: string;
	readonly headers: Readonly<Record<string, string>>;
}

/** `GET /`: a page on which a person watches records arrive. It is not part of the API. */
export function registerPage(app: FastifyInstance): void {
	let page: Page | undefined;
	app.get('/', (_request, reply) => {
		// Not before somebody looks: most sandboxes are a test's.
		page ??= makePage();
		return reply.headers(page.headers).type('text/html; charset=utf-8').send(page.html);
	});
}

/** Puts the style and the script into the page, as the only ones that it has. */
function makePage(): Page {
	const style = read('page.css');
	const script = bundleScript();
	const html = read('page.html')
		.replace('<style></style>', () => `<style>${style}</style>`)
		.replace('<script></script>', () => `<script>${script}</script>`);
	const headers = {
		'content-security-policy': contentSecurityPolicy(style, script),
		'referrer-policy': 'no-referrer',
		'x-content-type-options': 'nosniff',
		'cache-control': 'no-store',
	};
	return { html, headers };
}

function read(name: string): string {
	return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/** What runs in the browser, as one script. */
function bundleScript(): string {
	const { outputFiles } = buildSync({
		absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
		entryPoints: ['browser/main.mts'],
		bundle: true,
		write: false,
		format: 'iife',
		target: 'es2022',
		charset: 'utf8',
	});
	return outputFiles.map(({ text }) => text).join('');
}

/**
 * The strictest policy that a page with its style and its script inside can have: these very texts
 * and nothing else, and no connection but to where the page came from.
 */
function contentSecurityPolicy(style: string, script: string): string {
	return [
		"default-src 'none'",
		`style-src ${hashOf(style)}`,
		`script-src ${hashOf(script)}`,
		"connect-src 'self'",
		// The icon stands in the page too: browsers would otherwise ask the API for /favicon.ico.
		'img-src data:',
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
	].join('; ');
}

function hashOf(content: string): string {
	return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
