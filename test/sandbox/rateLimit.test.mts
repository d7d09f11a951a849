import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRateLimit, toRetryAfter } from '../../tools/sandbox/state/RateLimit.mts';
import { openSandbox } from './openSandbox.mts';

const BODY = '{"dataset":{"id":1}}';

test('a window lets in so many in any one second', () => {
	const limit = createRateLimit({ kind: 'window', requestsPerSecond: 2 });
	assert.deepEqual([0, 300, 400, 999, 1000, 1100, 1300].map(limit), [0, 0, 600, 1, 0, 200, 0]);
});

test('a bucket without burst lets requests in at an even pace', () => {
	const limit = createRateLimit({ kind: 'bucket', requestsPerSecond: 4 });
	assert.deepEqual([0, 0, 125, 250, 1000, 1000].map(limit), [0, 250, 125, 0, 0, 250]);
});

test('a bucket with burst lets so many in at once, and no more after a rest', () => {
	const limit = createRateLimit({ kind: 'bucket', requestsPerSecond: 4, burst: 2 });
	assert.deepEqual([0, 0, 0, 9000, 9000, 9000].map(limit), [0, 0, 250, 0, 0, 250]);
});

test('Retry-After is rounded up to whole seconds, as a number or as a date', () => {
	const now = Date.UTC(2024, 0, 1, 0, 0, 0, 300);
	assert.equal(toRetryAfter(20), '1');
	assert.equal(toRetryAfter(1001), '2');
	assert.equal(toRetryAfter(20, 'date', now), 'Mon, 01 Jan 2024 00:00:01 GMT');
	assert.equal(toRetryAfter(20, 'none'), undefined);
});

test('a request over the limit gets a 429 that says when to come back, and creates nothing', async (t) => {
	const sandbox = await openSandbox(t, { rateLimit: { kind: 'bucket', requestsPerSecond: 0.01 } });
	assert.equal((await sandbox.post(BODY)).status, 200);
	const refused = await sandbox.post(BODY);
	assert.equal(refused.status, 429);
	assert.match(String(refused.headers['retry-after']), /^(?:100|9\d)$/);
	assert.equal((JSON.parse((await sandbox.get('/_sandbox/records')).data) as unknown[]).length, 1);
});

test('the limit can be changed, given another status, a date or no Retry-After, and lifted', async (t) => {
	const sandbox = await openSandbox(t);
	const limit = { kind: 'bucket', requestsPerSecond: 0.01 };
	await sandbox.put('/_sandbox/settings', { rateLimit: { ...limit, retryAfter: 'none' } });
	await sandbox.post(BODY);
	assert.equal((await sandbox.post(BODY)).headers['retry-after'], undefined);
	await sandbox.put('/_sandbox/settings', {
		rateLimit: { ...limit, retryAfter: 'date', status: 503 },
	});
	await sandbox.post(BODY);
	const refused = await sandbox.post(BODY);
	assert.equal(refused.status, 503);
	assert.match(String(refused.headers['retry-after']), / GMT$/);
	await sandbox.put('/_sandbox/settings', { rateLimit: null });
	assert.equal((await sandbox.post(BODY)).status, 200);
});
