import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect } from 'node:net';
import { pipeline } from 'node:stream';
import { after, test } from 'node:test';
import type { Editor } from '../../tools/n8n/Editor.mts';
import { listen } from '../../tools/n8n/processes/listen.mts';
import { byId } from './importWorkflow.mts';
import { openStage } from './openStage.mts';

// What stands between a real n8n and Tracy: certificates, n8n's own protection, a proxy.

const KEY = 'the-key-of-the-test';
const certificates = new URL('certificates/', import.meta.url);
const selfSigned = new URL('../engine/harness/servers/selfSigned.pem', import.meta.url);

test('Certificates, and n8n’s protection against requests to its own network', async (t) => {
	const { n8n } = await openStage(t, {
		NODE_EXTRA_CA_CERTS: new URL('authority.pem', certificates).pathname,
		N8N_SSRF_PROTECTION_ENABLED: 'true',
		N8N_SSRF_ALLOWED_IP_RANGES: '127.0.0.1/32',
		N8N_SSRF_BLOCKED_HOSTNAMES: 'localhost',
	});
	const editor = await n8n.start();

	for (const [words, pem, isTrusted] of [
		['by an authority that n8n trusts', new URL('trusted.pem', certificates), true],
		['expired', new URL('expired.pem', certificates), false],
		['for another host', new URL('otherHost.pem', certificates), false],
		['signed by itself', selfSigned, false],
	] as const) {
		await t.test(`A certificate ${words}`, async () => {
			const { port, heard } = await tracyWithTls(pem);
			const baseUrl = `https://127.0.0.1:${port}`;

			const row = await createOne(editor, baseUrl);

			assert.equal(row.outcome, isTrusted ? 'created' : 'unsent');
			assert.equal(heard.length, isTrusted ? 1 : 0);
			if (!isTrusted) assert.match(row.error, /certificate was not accepted/);
			assert.doesNotMatch(row.text, new RegExp(KEY));
		});

		await t.test(`A certificate ${words}, with "Ignore SSL Issues"`, async () => {
			const { port, heard } = await tracyWithTls(pem);
			const baseUrl = `https://127.0.0.1:${port}`;

			const row = await createOne(editor, baseUrl, { allowUnauthorizedCerts: true });

			assert.equal(row.outcome, 'created');
			assert.equal(heard.length, 1);
		});
	}

	await t.test('An address that n8n does not allow is told, and nothing reaches it', async () => {
		const { port, heard } = await answering(createHttpServer());

		const row = await createOne(editor, `http://localhost:${port}`);

		assert.equal(row.outcome, 'unsent');
		assert.match(row.error, /n8n/);
		assert.deepEqual(heard, []);
		assert.equal((await createOne(editor, `http://127.0.0.1:${port}`)).outcome, 'created');
	});
});

test('A proxy in n8n’s environment', async (t) => {
	const tracy = await tracyWithTls(new URL('trusted.pem', certificates));
	const proxy = createHttpServer();
	/** What it was asked for by those who tunnel through it, and what then passed, both ways. */
	const asked: string[] = [];
	const passed: Buffer[] = [];
	proxy.on('connect', ({ url, headers }: IncomingMessage, socket) => {
		asked.push(JSON.stringify({ url, headers }));
		const onward = connect(tracy.port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		});
		for (const side of [socket, onward]) side.on('data', (bytes: Buffer) => passed.push(bytes));
		pipeline(socket, onward, socket, () => {
			// However it ends: that is told by the row.
		});
	});
	const { port, heard } = await answering(proxy, ({ url }) =>
		url?.includes('login.test') ? 407 : 201,
	);
	const address = `http://127.0.0.1:${port}`;
	const { n8n } = await openStage(t, {
		HTTP_PROXY: address,
		HTTPS_PROXY: address,
		NO_PROXY: '127.0.0.1,localhost',
	});
	const editor = await n8n.start();

	await t.test('sees all of a request to an http address', async () => {
		const row = await createOne(editor, 'http://tracy.test');

		assert.equal(row.outcome, 'created');
		assert.deepEqual(heard.splice(0), [{ url: 'http://tracy.test/v1/records', key: KEY }]);
	});

	await t.test('sees the host of an https address, and neither the key nor the row', async () => {
		// The certificate is another host's; what passes is hidden from those who only look on.
		const row = await createOne(editor, 'https://tracy.test', { allowUnauthorizedCerts: true });

		assert.equal(row.outcome, 'created');
		assert.deepEqual(tracy.heard, [{ url: '/v1/records', key: KEY }]);
		assert.equal(asked.length, 1);
		assert.ok(Buffer.concat(passed).length > 500);
		assert.match(asked.join(), /"url":"tracy\.test:443"/);
		const seen = asked.join() + Buffer.concat(passed).toString('latin1');
		assert.doesNotMatch(seen, new RegExp(`${KEY}|A row|x-api-key`, 'i'));
		assert.deepEqual(heard, []);
	});

	await t.test('that asks for a login is named, and nothing was sent', async () => {
		const row = await createOne(editor, 'http://login.test');

		assert.equal(row.outcome, 'unsent');
		assert.match(row.error, /proxy/i);
		assert.equal(heard.length, 1);
	});
});

async function tracyWithTls(pem: URL) {
	const content = readFileSync(pem);
	return await answering(createHttpsServer({ key: content, cert: content }));
}

/** Lets a server listen until the tests are over, and answer like Tracy that created a record. */
async function answering(
	server: Server | ReturnType<typeof createHttpsServer>,
	statusOf: (request: IncomingMessage) => number = () => 201,
) {
	const heard: { url: string | undefined; key: unknown }[] = [];
	server.on('request', (request: IncomingMessage, response) => {
		heard.push({ url: request.url, key: request.headers['x-api-key'] });
		request.resume().on('end', () => {
			response.writeHead(statusOf(request), { 'content-type': 'application/json' }).end('{"id":1}');
		});
	});
	const port = await listen(server);
	after(() => {
		server.close();
		server.closeAllConnections();
	});
	return { port, heard };
}

/** Creates one record with our node, and tells what became of it. */
async function createOne(
	editor: Editor,
	baseUrl: string,
	settings: Record<string, unknown> = {},
): Promise<{ outcome: string; error: string; text: string }> {
	const credential = await editor.addCredential(baseUrl, baseUrl, KEY, settings);
	const node = { typeVersion: 1, position: [0, 0] };
	const workflow = await editor.addWorkflow({
		name: baseUrl,
		nodes: [
			{ ...node, id: 'Start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{
				...node,
				id: 'Tracy',
				name: 'Tracy',
				type: 'n8n-nodes-tracy.tracy',
				parameters: {
					dataset: byId('3'),
					specifyDatums: 'json',
					body: '[{ "property": { "id": 301 }, "stringValue": "A row" }]',
				},
				credentials: { tracyApi: { id: credential, name: baseUrl } },
				onError: 'continueErrorOutput',
			},
		],
		connections: { Start: { main: [[{ node: 'Tracy', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	});
	const execution = await editor.ended(await editor.run(workflow));
	const [created] = execution.items('Tracy');
	const [failed] = execution.items('Tracy', 1);
	const text = JSON.stringify([created, failed]);
	if (failed === undefined) return { outcome: String(created?.outcome), error: '', text };
	const { error, details } = failed as { error: string; details: { outcome: string } };
	return { outcome: details.outcome, error, text };
}
