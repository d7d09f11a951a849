import assert from 'node:assert/strict';
import dns from 'node:dns';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openSandbox } from '../sandbox/openSandbox.mts';
import { openTampered } from './openTampered.mts';
import { runLiveCheck } from './runLiveCheck.mts';

const KEY = 'a-key-of-somebody-5f1c';

/** Starts a server that ends with the test; returns its address. */
async function serve(t: TestContext, listener: RequestListener): Promise<string> {
	return listen(t, createServer(listener));
}

async function listen(t: TestContext, server: Server | https.Server): Promise<string> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const scheme = server instanceof https.Server ? 'https' : 'http';
	return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Has every request go through a proxy, until the test ends. */
function useProxy(t: TestContext, proxy: string): void {
	const before = { ...process.env };
	Object.assign(process.env, { http_proxy: proxy, https_proxy: proxy, no_proxy: 'elsewhere' });
	t.after(() => (process.env = before));
}

/** An address at which nothing listens: no ordinary program may. */
const DEAD = 'http://127.0.0.1:1';

const NOT_TRACY = /^What answers at this address does not look like Tracy: .* Check the base URL/;

for (const [name, listener] of [
	[
		'a web page',
		(_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><p>Hi'),
	],
	['a web page that says 404', (_, response) => response.writeHead(404).end('<html>Not here')],
	['text that is not JSON', (_, response) => response.end('{"id":1,')],
	['other JSON', (_, response) => response.end('{"ok":true}')],
	['404 to everything', (_, response) => response.writeHead(404).end('{"message":"Not found"}')],
] as [string, RequestListener][]) {
	test(`an address that answers ${name} is called a wrong one`, async (t) => {
		const { code, errors, report } = await runLiveCheck(t, {
			url: await serve(t, listener),
			key: KEY,
		});
		assert.equal(code, 2);
		assert.match(errors, NOT_TRACY);
		assert.equal(report, null);
	});
}

test('a redirect is not followed, so the key stays with the address that was given', async (t) => {
	const reached: string[] = [];
	const elsewhere = await serve(t, (request, response) => {
		reached.push(String(request.url));
		response.end('null');
	});
	const url = await serve(t, (_, response) =>
		response.writeHead(302, { location: `${elsewhere}/v1/states/0` }).end(),
	);
	const { code, errors } = await runLiveCheck(t, { url, key: KEY });
	assert.equal(code, 2);
	assert.match(errors, NOT_TRACY);
	assert.match(errors, /answered 302/);
	assert.deepEqual(reached, []);
});

test('where nothing listens, it says so', async (t) => {
	const { code, errors } = await runLiveCheck(t, { url: DEAD, key: KEY });
	assert.equal(code, 2);
	assert.match(
		errors,
		/^Tracy can't be reached\. .* nothing answers at its address\. Check the base/,
	);
});

test('a host name that does not exist is said to be none', async (t) => {
	// In place of the resolver of this machine, which may answer for any name, or never.
	t.mock.method(dns, 'lookup', (host: string, _: object, done: (error: Error) => void) => {
		done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }));
	});
	const { code, errors } = await runLiveCheck(t, { url: 'http://tracy.invalid', key: KEY });
	assert.equal(code, 2);
	assert.match(errors, /its host name was not found/);
});

test('a server that never answers is waited for as long as was said', async (t) => {
	const url = await serve(t, () => undefined);
	const flags = ['--timeout', '0.2'];
	const { code, errors } = await runLiveCheck(t, { url, key: KEY, flags });
	assert.equal(code, 2);
	assert.match(errors, /got no whole answer within 0\.2 s/);
});

test('a server that drips its answer is waited for no longer than that', async (t) => {
	const url = await serve(t, (_, response) => {
		const drip = setInterval(() => response.write(' '), 20);
		response.once('close', () => {
			clearInterval(drip);
		});
	});
	const flags = ['--timeout', '0.2'];
	const { code, errors } = await runLiveCheck(t, { url, key: KEY, flags });
	assert.equal(code, 2);
	assert.match(errors, /got no whole answer within 0\.2 s/);
});

for (const status of [429, 500, 503]) {
	test(`a Tracy that answers ${status} is to be asked later`, async (t) => {
		const url = await serve(t, (_, response) => response.writeHead(status).end());
		const { code, errors } = await runLiveCheck(t, { url, key: KEY });
		assert.equal(code, 2);
		assert.match(errors, new RegExp(`answered ${status} with nothing\\. Try again later`));
	});
}

test('a refused key is called refused', async (t) => {
	const sandbox = await openSandbox(t);
	const { code, errors, report } = await runLiveCheck(t, { url: sandbox.url, key: KEY });
	assert.equal(code, 2);
	assert.match(errors, /^Tracy did not accept the API key: .* answered 401/);
	assert.equal(report, null);
});

const BY_PROXY = /^Tracy can't be reached\. .* proxy .* Check the proxy that HTTP_PROXY or HTTPS_/;

for (const url of ['http://tracy.invalid', 'https://tracy.invalid']) {
	test(`where nothing listens as the proxy to ${url}, the proxy is named`, async (t) => {
		useProxy(t, DEAD);
		const { code, errors } = await runLiveCheck(t, { url, key: KEY });
		assert.equal(code, 2);
		assert.match(errors, BY_PROXY);
		assert.match(errors, /the proxy can't be reached \(nothing answers at its address\)/);
	});

	test(`where a proxy lets nothing through to ${url}, the proxy is named`, async (t) => {
		const proxy = createServer((_, response) => response.writeHead(407).end());
		proxy.on('connect', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
		useProxy(t, await listen(t, proxy));
		const { code, errors } = await runLiveCheck(t, { url, key: KEY });
		assert.equal(code, 2);
		assert.match(errors, BY_PROXY);
		assert.match(errors, /was answered 40[37] by a proxy in place of Tracy/);
	});
}

for (const way of ['directly', 'through a proxy']) {
	test(`what a server at an https address answers ${way} is its own`, async (t) => {
		// The key and the certificate protect nothing.
		const pem = readFileSync(
			new URL('../engine/harness/servers/selfSigned.pem', import.meta.url),
			'utf8',
		);
		https.globalAgent.options.ca = pem;
		t.after(() => delete https.globalAgent.options.ca);
		const server = https.createServer({ key: pem, cert: pem }, (_, response) => {
			response.writeHead(403).end('<html>No.');
		});
		const url = await listen(t, server);
		const proxy = createServer().on('connect', (request, socket) => {
			const { hostname, port } = new URL(`http://${String(request.url)}`);
			socket.write('HTTP/1.1 200 OK\r\n\r\n');
			socket.pipe(connect(Number(port), hostname)).pipe(socket);
		});
		if (way !== 'directly') useProxy(t, await listen(t, proxy));
		const { code, errors } = await runLiveCheck(t, { url, key: KEY });
		assert.equal(code, 2);
		assert.match(errors, NOT_TRACY);
		assert.match(errors, /answered 403 with a web page/);
	});
}

for (const [name, listener] of [
	['goes on for over 10 MB', (_, response) => response.end(' '.repeat(11 * 2 ** 20))],
	[
		'breaks off',
		(_, response) => {
			response.writeHead(200, { 'content-length': 2 }).write('n', () => response.destroy());
		},
	],
] as [string, RequestListener][]) {
	test(`an answer that ${name} is said to`, async (t) => {
		const { code, errors } = await runLiveCheck(t, { url: await serve(t, listener), key: KEY });
		assert.equal(code, 2);
		assert.match(
			errors,
			/got an answer that broke off or is longer than 10 MB\. Check the base URL/,
		);
	});
}

test('a report that can’t be saved is said to be, before Tracy is asked for anything', async (t) => {
	const sandbox = await openSandbox(t);
	const { code, output, errors } = await runLiveCheck(t, {
		url: sandbox.url,
		key: sandbox.keys.full,
		flags: ['--write', '5', '--yes', '--report', 'nowhere/report'],
	});
	assert.equal(code, 2);
	assert.match(errors, /^No report can be saved: .*nowhere.* Choose another --report FILE/);
	assert.equal(output, '');
	assert.equal((await sandbox.get('/_sandbox/requests')).data, '[]');
});

test('a report whose folder is gone by then stands on the screen', async (t) => {
	const sandbox = await openSandbox(t);
	const folder = await mkdtemp(join(tmpdir(), 'live-check-'));
	const url = await openTampered(t, sandbox.url, ({ path }) =>
		path === '/v1/datasets' ? rm(folder, { recursive: true, force: true }) : undefined,
	);
	const { code, output, errors } = await runLiveCheck(t, {
		url,
		key: sandbox.keys.full,
		flags: ['--report', join(folder, 'report')],
	});
	assert.equal(code, 2);
	assert.match(output, /Of [0-9]+ assumptions: /);
	assert.match(errors, /^The report could not be saved: .* All of it stands above\.$/m);
});

test('a server that stops answering half-way leaves the rest not testable', async (t) => {
	const sandbox = await openSandbox(t);
	const url = await openTampered(t, sandbox.url, (passing) => {
		if (passing.path === '/v1/datasets') passing.status = 503;
	});
	const { code, numbers } = await runLiveCheck(t, { url, key: sandbox.keys.full });
	assert.equal(code, 0);
	assert.deepEqual(numbers('confirmed'), ['A14', 'A15']);
	assert.deepEqual(numbers('refuted'), []);
});

for (const [name, run, sentence] of [
	['no base URL', {}, /^The base URL is empty\. Enter the address/],
	['a base URL that is none', { url: 'ftp://tracy' }, /^The base URL does not begin with https:/],
	['no key', { url: 'http://tracy.invalid' }, /^The API key is empty\. Enter the one/],
	['a key with a blank', { url: 'http://tracy.invalid', key: 'a b' }, /^The API key holds a blank/],
	['a dataset by name', { flags: ['--write', 'Leads'] }, /^--write takes the ID of a dataset/],
	['a record by name', { flags: ['--record', 'x'] }, /^--record takes the ID of a record/],
	['a timeout in words', { flags: ['--timeout', 'long'] }, /^--timeout takes seconds, not "long"/],
	['--yes without --write', { flags: ['--yes'] }, /^--yes says that a record may .*: add --write/],
	['a flag that there is not', { flags: ['--force'] }, /--force/],
] as const) {
	test(`${name} is refused with a sentence`, async (t) => {
		const { code, errors } = await runLiveCheck(t, run);
		assert.equal(code, 2);
		assert.match(errors, sentence);
		assert.doesNotMatch(errors, /^\s+at /m);
	});
}
