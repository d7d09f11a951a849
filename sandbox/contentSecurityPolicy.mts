import { createHash } from 'node:crypto';

/**
 * The strictest policy that a page with its style and its script inside can have: these very texts
 * and nothing else, and no connection but to where the page came from.
 */
export function contentSecurityPolicy(html: string): string {
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
