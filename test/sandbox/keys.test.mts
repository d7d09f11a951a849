import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEYS } from '../../tools/sandbox/rules/checkKey.mts';
import { openSandbox } from './openSandbox.mts';

const BODY = '{"dataset":{"id":1}}';

test('a full key creates and reads', async (t) => {
	const sandbox = await openSandbox(t);
	assert.equal((await sandbox.post(BODY)).status, 200);
	assert.equal((await sandbox.get('/v1/records/1')).status, 200);
});

test('a create-only key creates, and every read is forbidden', async (t) => {
	const sandbox = await openSandbox(t);
	const key = { 'X-Api-Key': KEYS.createOnly };
	assert.equal((await sandbox.post(BODY, key)).status, 200);
	assert.equal((await sandbox.get('/v1/records/1', key)).status, 403);
	assert.equal((await sandbox.get('/v1/records/99', key)).status, 403);
	assert.equal((await sandbox.get('/v1/states/11', key)).status, 403);
});

for (const [name, key] of [
	['a missing key', null],
	['an empty key', ''],
	['an unknown key', 'nobody'],
] as const) {
	test(`${name} is refused with 401 before anything else is looked at`, async (t) => {
		const sandbox = await openSandbox(t);
		const header = { 'X-Api-Key': key };
		assert.equal((await sandbox.post(BODY, header)).status, 401);
		assert.equal((await sandbox.post('not JSON', header)).status, 401);
		assert.equal((await sandbox.get('/v1/records/99', header)).status, 401);
		assert.equal((await sandbox.get('/_sandbox/records')).data, '[]');
	});
}

test('the key itself is not kept, only what kind it is', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post(BODY);
	await sandbox.post(BODY, { 'X-Api-Key': KEYS.createOnly });
	await sandbox.post(BODY, { 'X-Api-Key': 'a-real-secret' });
	await sandbox.post(BODY, { 'X-Api-Key': null });
	const text = (await sandbox.get('/_sandbox/requests')).data;
	const received = JSON.parse(text) as { headers: Record<string, string> }[];
	assert.deepEqual(
		received.map(({ headers }) => headers['x-api-key']),
		['full', 'createOnly', 'unknown', 'missing'],
	);
	assert.doesNotMatch(text, /a-real-secret/);
});
