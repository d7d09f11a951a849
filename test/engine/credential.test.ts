import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { byProperty } from './harness/parameters';
import { testCredential, type Verdict } from './harness/credential/testCredential';
import { StaticServer } from './harness/servers/StaticServer';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

const parameters = byProperty([['201', 'stringValue', '={{ $json.title }}']]);
const items = [{ title: 'a' }, { title: 'b' }];

/** The sandbox's address in other words. */
const inOtherWords = {
	'as it is': (url: string) => url,
	'with a slash': (url: string) => `${url}/`,
	'with slashes': (url: string) => `${url}///`,
	'with /v1': (url: string) => `${url}/v1`,
	'with /V1/': (url: string) => `${url}/V1/`,
	'with //v1//': (url: string) => `${url}//v1//`,
	'with blanks around it': (url: string) => `  ${url}/v1/\t\n`,
	'with what has no width around it': (url: string) => `\u200b\ufeff${url}/v1\u00ad\u200e\u2060`,
	'with a capital scheme': (url: string) => url.replace('http', 'HTTP'),
};

describe.each(Object.entries(inOtherWords))('A base URL %s', (_, say) => {
	test('is used by the node', async () => {
		const run = await tracy.run({
			items,
			parameters,
			credential: { baseUrl: say(tracy.sandbox.url) },
		});

		expect(run.json).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }]);
		const paths = (await tracy.sandbox.requests()).map(({ path }) => path);
		expect(paths).toEqual(['/v1/records', '/v1/records']);
	});

	test('is used by the test of the credential', async () => {
		expect(await tested({ baseUrl: say(tracy.sandbox.url) })).toMatchObject({ status: 'OK' });

		const paths = (await tracy.sandbox.requests()).map(({ path }) => path);
		expect(paths).toEqual(['/v1/states/0']);
	});
});

describe.each(['/api', '/api/', '/api/v1', '/api//v1/'])('A base URL with the path %s', (path) => {
	test('leads there, in the node and in the test of the credential', async () => {
		const credential = { baseUrl: `${tracy.sandbox.url}${path}` };
		await tracy.run({ items: items.slice(0, 1), parameters, credential });
		await tested(credential);

		const paths = (await tracy.sandbox.requests()).map((request) => request.path);
		expect(paths).toEqual(['/api/v1/records', '/api/v1/states/0']);
	});
});

describe('A base URL that can’t be one is told, and nothing is sent', () => {
	const other = (change: (url: string) => string) => change(tracy.sandbox.url);

	test.each([
		['empty', () => '', /is empty/],
		['blank', () => '  ', /is empty/],
		['ftp', () => other((url) => url.replace('http', 'ftp')), /does not begin with/],
		['file', () => 'file:///etc/passwd', /does not begin with/],
		['a script', () => 'javascript:alert(1)', /does not begin with/],
		['a scheme alone', () => 'https://', /does not begin with|is not an address/],
		['no host', () => 'https:///v1', /does not begin with|is not an address/],
		['half a host', () => 'http://[::1', /is not an address/],
		['a port that is none', () => 'http://127.0.0.1:99999', /is not an address/],
		['with the whole address', () => other((url) => `${url}/v1/records`), /holds the path/],
		['with a query', () => other((url) => `${url}?x=1`), /holds a "\?" or "#"/],
		['with an empty query', () => other((url) => `${url}?`), /holds a "\?" or "#"/],
		['with an anchor', () => other((url) => `${url}#x`), /holds a "\?" or "#"/],
		[
			'with a user in it',
			() => other((url) => url.replace('://', '://user:hunter2@')),
			/holds a user name or password/,
		],
		['with a blank in it', () => other((url) => `${url} /v1`), /holds a blank/],
		['with a line break in it', () => other((url) => `${url}\n/v1`), /holds a blank/],
	])('%s', async (_, baseUrl, says) => {
		const run = await tracy.run({
			items,
			parameters,
			credential: { baseUrl: baseUrl() },
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toMatchObject(
			items.map((row, itemIndex) => ({
				json: {
					...row,
					error: expect.stringMatching(/^'Base URL' in the credential /),
					details: { outcome: 'unsent', itemIndex, status: null },
				},
			})),
		);
		expect(run.failures[0]?.json.error).toMatch(says);
		expect(run.text).not.toContain('hunter2');
		expect(await tracy.sandbox.requests()).toEqual([]);
	});
});

describe.each([
	['', '\r\n'],
	[' ', ' '],
	['\u200b\ufeff', '\u00ad\u200e'],
	['\u00a0', '\u2060'],
])('An API key between %j and %j is sent without them', (before, after) => {
	const around = () => ({ apiKey: `${before}${tracy.sandbox.keys.full}${after}` });

	test('by the node', async () => {
		const run = await tracy.run({ items, parameters, credential: around() });

		expect(run.json).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }]);
	});

	test('by the test of the credential', async () => {
		expect(await tested(around())).toMatchObject({ status: 'OK' });
	});
});

describe('An API key that can’t be one is told, and nothing is sent', () => {
	test.each([
		['empty', '', /is empty/],
		['with a line break', 'abc\nX-Injected: 1', /a line break/],
		['with a line break and more behind it', 'full\r\nkey', /a line break/],
		['with what has no width in it', 'fu\u200bll', /character/],
		['of blanks', ' \u200b\n', /is empty/],
		['with a blank', 'two words', /a blank/],
		['in other letters', 'ключ', /character/],
		['with a NUL', 'a\u0000b', /character/],
	])('%s', async (_, apiKey, says) => {
		const run = await tracy.run({
			items,
			parameters,
			credential: { apiKey },
			onError: 'continueErrorOutput',
		});

		expect(run.success).toEqual([]);
		expect(run.failures[1]?.json).toMatchObject({
			title: 'b',
			error: expect.stringMatching(/^'API Key' in the credential /),
			details: { outcome: 'unsent' },
		});
		expect(run.failures[1]?.json.error).toMatch(says);
		if (apiKey !== '') expect(run.text).not.toContain(apiKey);
		expect(await tracy.sandbox.requests()).toEqual([]);
	});
});

describe('The test of the credential', () => {
	test('accepts the key, asks once, creates nothing and reads no record', async () => {
		expect(await tested()).toEqual({ status: 'OK', message: 'Connection successful!' });

		expect(await tracy.sandbox.requests()).toMatchObject([
			{ method: 'GET', path: '/v1/states/0', body: '', headers: { 'x-api-key': 'full' } },
		]);
	});

	test('accepts a key that may only create records', async () => {
		const { createOnly } = tracy.sandbox.keys;

		expect(await tested({ apiKey: createOnly })).toMatchObject({ status: 'OK' });
	});

	test.each(['key\nX-Injected: 1', 'key\r\nX-Injected: 1', 'key\r\n\r\nPOST /v1/records HTTP/1.1'])(
		'has no header and no request come out of a key with line breaks: %j',
		async (apiKey) => {
			expect(await tested({ apiKey })).toMatchObject({ status: 'Error' });

			const requests = await tracy.sandbox.requests();
			expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET']));
			expect(requests.flatMap(({ headers }) => Object.keys(headers))).not.toContain('x-injected');
		},
	);

	test('refuses a key that Tracy refuses, and says so', async () => {
		expect(await tested({ apiKey: 'not-the-key' })).toEqual({
			status: 'Error',
			message: 'Tracy did not accept the API key. Copy it again, without anything around it.',
		});
	});

	test.each([400, 403, 404, 405])('takes a %s for an accepted key', async (status) => {
		await tracy.sandbox.setFaults({ fault: 'status', status, path: '/v1/states', every: true });

		expect(await tested()).toMatchObject({ status: 'OK' });
	});

	test.each([200, 204, 301, 302, 303, 307, 308, 407, 429, 500, 502, 503, 504])(
		'takes a %s for no answer of Tracy’s',
		async (status) => {
			await tracy.sandbox.setFaults({
				fault: 'status',
				status,
				headers: { location: '/v1/elsewhere' },
				path: '/v1/states',
				every: true,
			});

			expect(await tested()).toMatchObject({ status: 'Error' });
			expect(await tracy.sandbox.requests()).toHaveLength(1);
		},
	);

	test.each([
		['a page', '<html><body><h1>It works!</h1></body></html>'],
		['a page after a line break', '\n<!DOCTYPE html>'],
		['text', 'It works!'],
	])('is not taken in by a server that answers %s, whatever its status', async (_, text) => {
		for (const status of [200, 404]) {
			const server = await StaticServer.start(status, text);
			const verdict = await tested({ baseUrl: server.url });
			await server.close();

			expect(verdict).toEqual({
				status: 'Error',
				message: expect.stringMatching(/^What answers at this Base URL is not Tracy's API/),
			});
		}
	});

	test('accepts an answer without a body, which Tracy may give', async () => {
		const server = await StaticServer.start(403, '');
		const verdict = await tested({ baseUrl: server.url });
		await server.close();

		expect(verdict).toMatchObject({ status: 'OK' });
	});

	test('says when nothing is there', async () => {
		expect(await tested({ baseUrl: 'http://127.0.0.1:9' })).toEqual({
			status: 'Error',
			message: 'ECONNREFUSED',
		});
	});

	test('fails where there is no address, since n8n then knows no domain for the key', async () => {
		expect(await tested({ baseUrl: '' })).toEqual({
			status: 'Error',
			message: expect.stringMatching(/^No allowed domains specified/),
		});
	});
});

async function tested(differences: ICredentialDataDecryptedObject = {}): Promise<Verdict> {
	const { credential } = tracy.plan({ credential: differences });
	if (typeof credential === 'string') throw new Error('There is no credential to test.');
	return await testCredential(tracy.engine.installed, credential);
}
