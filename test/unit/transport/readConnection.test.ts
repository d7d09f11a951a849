import fc from 'fast-check';
import { readBaseUrl, readConnection } from '../../../nodes/Tracy/transport/readConnection';
import { chosen } from '../../chosen';
import { anyText } from '../../anyText';

const NO_SCHEME = 'does not begin with https:// or http://';
const BLANK = 'holds a blank, a backslash or a control character';

/** fast-check's own take most of a second to begin. */
const webUrls = fc
	.tuple(
		fc.constantFrom('http', 'https'),
		fc.domain(),
		fc.array(fc.stringMatching(/^[-.~\w!$&'()*+,;=:@]{0,6}$/), { maxLength: 4 }),
	)
	.map(([scheme, host, path]) => [`${scheme}://${host}`, ...path].join('/'));

describe('a base URL', () => {
	it.each([
		['https://tracy.example', 'https://tracy.example'],
		['https://tracy.example/', 'https://tracy.example'],
		['https://tracy.example//', 'https://tracy.example'],
		['https://tracy.example/v1', 'https://tracy.example'],
		['https://tracy.example/v1/', 'https://tracy.example'],
		['https://tracy.example//v1//', 'https://tracy.example'],
		['https://tracy.example/V1', 'https://tracy.example'],
		['  https://tracy.example/v1 \n', 'https://tracy.example'],
		['HTTPS://Tracy.Example', 'https://tracy.example'],
		['http://localhost:8080/v1', 'http://localhost:8080'],
		['https://tracy.example:443', 'https://tracy.example'],
		['https://tracy.example:8443/', 'https://tracy.example:8443'],
		['http://127.0.0.1', 'http://127.0.0.1'],
		['tracy.example', 'https://tracy.example'],
		[' tracy.example/v1/ ', 'https://tracy.example'],
		['tracy.example:8443', 'https://tracy.example:8443'],
		['http://[::1]:8080/v1', 'http://[::1]:8080'],
		['https://tracy.example/api', 'https://tracy.example/api'],
		['https://tracy.example/api/', 'https://tracy.example/api'],
		['https://tracy.example/api/v1', 'https://tracy.example/api'],
		['https://tracy.example/api/V1//', 'https://tracy.example/api'],
		['https://tracy.example/a/b/v1/', 'https://tracy.example/a/b'],
		['https://tracy.example/api///v1', 'https://tracy.example/api'],
		['https://tracy.example/api//v1', 'https://tracy.example/api'],
		['https://tracy.example/@/v1', 'https://tracy.example/@'],
		['https://tracy.example/v10', 'https://tracy.example/v10'],
		['\u200bhttps://tracy.example/api\ufeff', 'https://tracy.example/api'],
		['https://трейсі.укр', 'https://xn--e1aitgb8j.xn--j1amh'],
	])('may be %j', (text, baseUrl) => {
		expect(readBaseUrl(text)).toEqual({ ok: true, value: baseUrl });
	});

	it.each<[unknown, string]>([
		['', 'is empty'],
		[' \t\n', 'is empty'],
		[undefined, 'is empty'],
		[null, 'is empty'],
		[5, 'is empty'],
		[{}, 'is empty'],
		['//tracy.example', NO_SCHEME],
		['/v1', NO_SCHEME],
		['https:tracy.example', NO_SCHEME],
		['https:/tracy.example', NO_SCHEME],
		['https://', NO_SCHEME],
		['https:///v1', NO_SCHEME],
		['ftp://tracy.example', NO_SCHEME],
		['file:///etc/passwd', NO_SCHEME],
		['javascript:alert(1)', NO_SCHEME],
		['data:text/html,x', NO_SCHEME],
		['ws://tracy.example', NO_SCHEME],
		['xhttps://tracy.example', NO_SCHEME],
		['={{ $json.url }}', BLANK],
		['https://tracy .example', BLANK],
		['https://tracy.example /v1', BLANK],
		['https://tracy\n.example', BLANK],
		['https://tracy.example\u0000', BLANK],
		['https://tracy.example\u0001/v1', BLANK],
		['https://tracy.example\u0085x', BLANK],
		['https://tracy.example\u00a0x', BLANK],
		['https:\\\\tracy.example', BLANK],
		['https://tracy.example\\v1', BLANK],
		['https://tracy.example:99999', 'is not an address'],
		['https://tracy.example:port', 'is not an address'],
		['https://[::1', 'is not an address'],
		['https://%', 'is not an address'],
		['https://user:secret@tracy.example', 'holds a user name or password'],
		['https://user@tracy.example', 'holds a user name or password'],
		['https://:secret@tracy.example', 'holds a user name or password'],
		['https://@tracy.example', 'holds a user name or password'],
		['https://tracy.example?x=1', 'holds a "?" or "#"'],
		['https://tracy.example/v1?', 'holds a "?" or "#"'],
		['https://tracy.example#x', 'holds a "?" or "#"'],
		['https://tracy.example/#', 'holds a "?" or "#"'],
		['https://tracy.example/v1/records', 'holds the path "/v1/records"'],
		['https://tracy.example/api/v1/records', 'holds the path "/api/v1/records"'],
		['https://tracy.example/a//b', 'holds the path "/a//b"'],
		['https://tracy.example/api/./x', 'holds the path "/api/x"'],
		['https://tracy.example/v1/v1', 'holds the path "/v1/v1"'],
		['https://tracy.example/../x', 'holds the path "/x"'],
		['https://tracy.example/api/..', 'holds the path "/"'],
		['https://tracy.example/a//b@c', 'holds the path "/a//b@c"'],
		['https://https://tracy.example', 'holds the path "//tracy.example"'],
	])('%j is refused: it %s', (text, reason) => {
		expect(readBaseUrl(text)).toMatchObject({ ok: false, mistake: { flaw: reason } });
	});

	it('is never repeated with its password', () => {
		const secrets = fc.stringMatching(/^[a-z]{8}$/);
		fc.assert(
			fc.property(secrets, webUrls, (secret, url) => {
				const read = readBaseUrl(url.replace('://', `://user:${secret}@`));
				expect(JSON.stringify(read)).not.toContain(secret);
				expect(read.ok).toBe(false);
			}),
		);
	});

	it('is an origin and a path that ends without a slash, whatever was entered', () => {
		const texts = fc.oneof(
			webUrls,
			webUrls.map((url) => `${url}?a=b#c`),
			fc.string().map((text) => `https://${text}`),
			anyText(),
		);
		fc.assert(
			fc.property(texts, (text) => {
				const read = readBaseUrl(text);
				if (read.ok) {
					const url = new URL(read.value);
					expect(read.value).toBe(url.origin + (url.pathname === '/' ? '' : url.pathname));
					expect(read.value).not.toMatch(/\/$|\/v1$/i);
				} else expect(read.mistake.flaw).not.toBe('');
			}),
			{ numRuns: chosen(250, 1000) },
		);
	});
});

describe('a credential', () => {
	const read = async (data: { baseUrl?: string; apiKey?: string }) =>
		await readConnection({
			getCredentials: async (type) => (type === 'tracyApi' ? data : {}),
		});
	const baseUrl = 'https://tracy.example/v1';

	it('gives where Tracy is and the key, and goes on to n8n as it is', async () => {
		const data = { baseUrl, apiKey: ' \u200bkey-1!~\n' };
		expect(await read(data)).toEqual({
			ok: true,
			value: {
				baseUrl: 'https://tracy.example',
				apiKey: 'key-1!~',
				credentialsDecrypted: { id: '', name: '', type: 'tracyApi', data },
			},
		});
	});

	it('is refused with the field of which the address is wrong', async () => {
		expect(await read({ baseUrl: 'ftp://x', apiKey: 'key' })).toMatchObject({
			mistake: {
				reason: "'Base URL' in the credential does not begin with https:// or http://.",
				next: 'Enter the address that Tracy gave with the API key, such as https://tracy.example.',
			},
		});
	});

	it.each([undefined, '', ' '])('is refused where its key is %j', async (apiKey) => {
		expect(await read({ baseUrl, apiKey })).toMatchObject({
			mistake: {
				reason: "'API Key' in the credential is empty.",
				next: 'Copy the key again, without anything around it.',
			},
		});
	});

	it.each(['a b', 'a\nb', 'é', '{{ $json.key }}'])(
		'is refused where no header takes its key: %j',
		async (apiKey) => {
			expect(await read({ baseUrl, apiKey })).toMatchObject({
				mistake: {
					reason:
						"'API Key' in the credential holds a blank, a line break or another character that no key has.",
				},
			});
		},
	);

	it.each([
		[new Error('Node has no credential.'), 'could not be read. Node has no credential.'],
		['something else', 'could not be read.'],
	])('that can not be read is to be chosen: %s', async (thrown, end) => {
		const getCredentials = async () => await Promise.reject(thrown);
		expect(await readConnection({ getCredentials })).toMatchObject({
			mistake: {
				reason: `The credential ${end}`,
				next: "Choose a credential of the type 'Tracy API' in the node.",
			},
		});
	});
});
