import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, beforeEach, test } from 'node:test';
import type { Execution } from '../../tools/n8n/Execution.mts';
import { listen } from '../../tools/n8n/processes/listen.mts';
import { byId } from './importWorkflow.mts';
import { openStage } from './openStage.mts';

// Where n8n's HTTP Request node may take the API key, and that our own node goes on working.

const { n8n, sandbox } = await openStage({ after });
const editor = await n8n.start();

/** Each key that another host was given. */
const caught: unknown[] = [];
const elsewhere = createServer((request, response) => {
	caught.push(request.headers['x-api-key']);
	response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
});
/** The sandbox is 127.0.0.1, so this is another host. */
const otherHost = `http://localhost:${await listen(elsewhere)}/`;
after(() => elsewhere.close());
const redirecting = '/v1/records/9';

beforeEach(async () => {
	await sandbox.reset();
	await sandbox.setFaults({
		fault: 'redirect',
		status: 302,
		location: otherHost,
		path: redirecting,
		every: true,
	});
	caught.splice(0);
});

for (const [words, settings] of [
	['By default', {}],
	[
		'With the domain by hand',
		{ baseUrlDomainOnly: false, otherDomains: 'tracy.example, 127.0.0.1' },
	],
	['With a list that the switch puts out of force', { otherDomains: 'localhost' }],
] as const) {
	test(`${words}, the key reaches the base URL's host and no other, by no redirect either`, async () => {
		const execution = await runWith(words, settings);

		assert.deepEqual(caught, []);
		assert.match(errorOf(execution, 'Elsewhere'), /Domain not allowed/);
		assert.match(errorOf(execution, 'Redirected'), /Domain not allowed/);
		assert.equal(execution.items('Tracy')[0]?.outcome, 'created');
		assert.equal(execution.items('At home')[0]?.id, 21);
	});
}

test('With None, no HTTP Request gets it, and the Tracy node does', async () => {
	const execution = await runWith('None', { allowedHttpRequestDomains: 'none' });

	assert.deepEqual(caught, []);
	for (const node of ['At home', 'Elsewhere', 'Redirected']) {
		assert.match(errorOf(execution, node), /configured to prevent use within/);
	}
	assert.equal(execution.items('Tracy')[0]?.outcome, 'created');
	assert.equal((await sandbox.requests()).length, 1);
});

test('With other domains only, the Tracy node works all the same', async () => {
	const execution = await runWith('Others', {
		baseUrlDomainOnly: false,
		otherDomains: 'other.example',
	});

	assert.deepEqual(caught, []);
	assert.match(errorOf(execution, 'At home'), /Domain not allowed/);
	assert.equal(execution.items('Tracy')[0]?.outcome, 'created');
});

test('With All, which is what n8n itself would choose, any host gets it', async () => {
	const execution = await runWith('All', { allowedHttpRequestDomains: 'all' });

	assert.deepEqual(caught, [sandbox.keys.full, sandbox.keys.full]);
	assert.equal(execution.items('Tracy')[0]?.outcome, 'created');
});

/** Runs all four nodes with a credential, whatever the others come to. */
async function runWith(name: string, settings: Record<string, unknown>): Promise<Execution> {
	const credential = await editor.addCredential(name, sandbox.url, sandbox.keys.full, settings);
	const parts = {
		'At home': request(`${sandbox.url}/v1/states/21`),
		Elsewhere: request(otherHost),
		Redirected: request(`${sandbox.url}${redirecting}`),
		Tracy: creation,
	};
	const workflow = await editor.addWorkflow({
		name,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			...Object.entries(parts).map(([part, { type, version, parameters }]) => ({
				...node(part, type, version, parameters),
				credentials: { tracyApi: { id: credential, name } },
				onError: 'continueRegularOutput',
			})),
		],
		connections: {
			Start: { main: [Object.keys(parts).map((part) => ({ node: part, type: 'main', index: 0 }))] },
		},
		settings: { executionOrder: 'v1' },
	});
	const execution = await editor.ended(await editor.run(workflow));
	execution.requireSuccess();
	return execution;
}

const creation = {
	type: 'n8n-nodes-tracy.tracy',
	version: 1,
	parameters: {
		dataset: byId('3'),
		specifyDatums: 'json',
		body: '[{ "property": { "id": 301 }, "stringValue": "A row" }]',
	},
};

function request(url: string) {
	return {
		type: 'n8n-nodes-base.httpRequest',
		version: 4.2,
		parameters: {
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'tracyApi',
			options: {},
		},
	};
}

function node(name: string, type: string, typeVersion: number, parameters: object): object {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}

function errorOf(execution: Execution, node: string): string {
	return JSON.stringify(execution.items(node)[0]?.error);
}
