import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test, type TestContext } from 'node:test';
import type { CredentialWindow } from './pages/CredentialWindow.mts';
import type { Walk } from './openWalk.mts';
import { rowsToTracy } from './rowsToTracy.mts';
import { shows } from './pages/shows.mts';

/** What the window of the credential says of what was entered. */
export function enterCredential({ canvas, credentials, sandbox, pictures }: Walk): void {
	test('A key that may only create is accepted, and nothing is created or read', async () => {
		const window = await begin();
		await window.save(sandbox.url, sandbox.keys.createOnly);

		await window.waitUntilClosed();
		await receivedNothing();
	});

	test('A credential that is in order says so when it is opened again', async () => {
		await begin();
		await canvas.open(rowsToTracy({ credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		const window = await panel.editCredential();

		await shows(window.root, 'Connection tested successfully');
		await pictures.take(canvas.page, 'credential', window.dialog);
	});

	test('Other domains begin with none, and a list that is no longer in force hinders no test', async () => {
		const window = await begin();
		await window.turn('baseUrlDomainOnly');
		assert.equal(await window.field('otherDomains').inputValue(), '');
		await window.field('otherDomains').fill('other.example');
		await window.turn('baseUrlDomainOnly');
		await window.field('otherDomains').waitFor({ state: 'hidden' });
		await window.save(sandbox.url, sandbox.keys.createOnly);

		await window.waitUntilClosed();
		await receivedNothing();
	});

	test('A wrong key is named', async () => {
		const window = await begin();
		await window.save(sandbox.url, 'not-the-key');

		await window.showDetails();
		await shows(window.root, 'Tracy did not accept the API key. Copy it again');
		await receivedNothing();
	});

	for (const [what, status, body, sentence] of [
		[
			'that is not Tracy',
			200,
			'<h1>It works!</h1>',
			"What answers at this Base URL is not Tracy's API",
		],
		['that sends elsewhere', 302, '', 'it sends elsewhere. Enter the address that Tracy gave'],
		['that is not in order', 503, '{}', 'is not in order at the moment. Try again later'],
	] as const) {
		test(`A server ${what} is told from a Tracy that accepts the key`, async (t) => {
			const window = await begin();
			await window.save(await serve(t, status, body), 'a-key');

			await window.showDetails();
			await shows(window.root, sentence);
		});
	}

	for (const [what, baseUrl, code] of [
		['An address where nobody answers', 'http://127.0.0.1:9', 'ECONNREFUSED'],
		['An address without a scheme, at which no https is spoken', withoutScheme, 'EPROTO'],
	] as const) {
		test(`${what} shows a code, which the field explains`, async () => {
			const window = await begin();
			await window.save(typeof baseUrl === 'string' ? baseUrl : baseUrl(sandbox.url), 'a-key');

			await window.showDetails();
			await shows(window.root, code);
			await shows(await window.describe('baseUrl'), code);
		});
	}

	async function begin(): Promise<CredentialWindow> {
		await sandbox.reset();
		await canvas.open(rowsToTracy({ credential: credentials.reading }));
		return (await canvas.openNode('Tracy')).addCredential();
	}

	async function receivedNothing(): Promise<void> {
		const asked = (await sandbox.requests()).map(({ method, path }) => `${method} ${path}`);
		assert.deepEqual([...new Set(asked)], ['GET /v1/states/0']);
	}
}

function withoutScheme(url: string): string {
	return url.replace(/^http:\/\//, '');
}

/** A web server that answers everything alike; returns its address. */
async function serve(test: TestContext, status: number, body: string): Promise<string> {
	const location = 'http://127.0.0.1:9/';
	const server = createServer((_, response) => response.writeHead(status, { location }).end(body));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	test.after(() => server.close());
	const bound = server.address();
	if (bound === null || typeof bound === 'string') throw new Error('No port is free.');
	return `http://127.0.0.1:${bound.port}`;
}
