/**
 * Replaces a secret in a text, also where it is written as in an address, in base64, in JSON or in
 * HTML, and in letters of another case.
 */
export function maskSecret(text: string, secret: string): string {
	if (secret === '') return text;
	const base64 = btoa(secret).replace(/=+$/, '');
	const json = JSON.stringify(secret).slice(1, -1);
	const forms = [
		secret,
		encodeURIComponent(secret),
		base64,
		base64.replaceAll('+', '-').replaceAll('/', '_'),
		json,
		JSON.stringify(json).slice(1, -1),
		inHtml(secret),
	];
	const pattern = [...new Set(forms)].map(literal).sort((a, b) => b.length - a.length);
	return text.replace(new RegExp(pattern.join('|'), 'gi'), '***');
}

function inHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

function literal(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
