import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { queueEnvironment } from '../../tools/n8n/queue/queueEnvironment.mts';

const compose = await readFile(new URL('../../docs/compose.yml', import.meta.url), 'utf8');

/** The lines below a key that are indented further than it, without comments. */
function below(text: string, key: RegExp): string {
	const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
	const at = lines.findIndex((line) => key.test(line));
	assert.ok(at >= 0, `${key.source} is there`);
	const depth = (line: string) => line.length - line.trimStart().length;
	const rest = lines.slice(at + 1);
	const end = rest.findIndex((line) => line !== '' && depth(line) <= depth(lines[at] ?? ''));
	return rest.slice(0, end === -1 ? undefined : end).join('\n');
}

const shared = below(below(compose, /^x-n8n: &n8n$/), /^ {2}environment: &environment$/);
const told = new Map(
	[...shared.matchAll(/^ {4}([A-Z0-9_]+): '?(.*?)'?$/gm)].map(([, name, value]) => [name, value]),
);

test('the compose file of docs/scaling.md tells n8n what the tests tell it', () => {
	const postgres = { port: 5432, database: 'n8n', user: 'n8n', password: '' } as const;
	const tested = new Map(Object.entries(queueEnvironment(postgres, { port: 6379 })));
	assert.deepEqual([...told.keys()], [...tested.keys()]);
	for (const [name, value] of tested) {
		// Where things are, and what is secret, differs.
		if (/_HOST$|PASSWORD$|_KEY$/.test(name)) continue;
		assert.equal(told.get(name), value, name);
	}
});

test('it has each part of queue mode, and each process of n8n the same package', () => {
	const services = below(compose, /^services:$/);
	const names = [...services.matchAll(/^ {2}(\w+):$/gm)].map(([, name]) => name);
	assert.deepEqual(names, ['n8n', 'webhook', 'worker', 'redis', 'postgres']);
	for (const name of ['n8n', 'webhook', 'worker']) {
		const service = below(services, new RegExp(`^ {2}${name}:$`));
		assert.match(service, /<<: \*n8n/);
		assert.doesNotMatch(service, /volumes:/, 'no user folder is shared');
	}
	assert.match(compose, /npm install n8n-nodes-tracy\n/);
});
