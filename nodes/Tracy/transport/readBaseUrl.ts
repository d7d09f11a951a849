/** A base URL that can be used, or why it can't. */
export type BaseUrl = { ok: true; baseUrl: string } | { ok: false; reason: string };

/**
 * Reads the base URL of a credential: the address of Tracy's API with or without `/v1`, slashes
 * or blanks around it.
 *
 * @returns scheme, host and port, without a path
 */
export function readBaseUrl(text: unknown): BaseUrl {
	const trimmed = typeof text === 'string' ? text.trim() : '';
	if (trimmed === '') return { ok: false, reason: 'is empty' };
	// A URL drops or rewrites these silently, and would then be another than the one entered.
	if (/[\p{Cc}\s\\]/u.test(trimmed)) {
		return { ok: false, reason: 'holds a blank, a backslash or a control character' };
	}
	if (!/^https?:\/\/[^/]/i.test(trimmed)) {
		return { ok: false, reason: 'does not begin with https:// or http://' };
	}
	if (!URL.canParse(trimmed)) return { ok: false, reason: 'is not an address' };
	const url = new URL(trimmed);
	if (/^[^/]*\/\/[^/?#]*@/.test(trimmed)) {
		return { ok: false, reason: 'holds a user name or password' };
	}
	if (/[?#]/.test(trimmed)) return { ok: false, reason: 'holds a "?" or "#"' };
	if (!/^\/*(?:v1\/*)?$/i.test(url.pathname)) {
		return { ok: false, reason: `holds the path "${url.pathname}"` };
	}
	return { ok: true, baseUrl: url.origin };
}
