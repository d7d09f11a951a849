import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { openSandbox } from './openSandbox.mts';

/** For the tests that create nothing. */
const shared = await openSandbox({ after });
const page = await shared.get('/');
const policy = String(page.headers['content-security-policy']);

test('the page is HTML, stored nowhere, and no request to the API', async () => {
	assert.equal(page.status, 200);
	assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
	assert.equal(page.headers['cache-control'], 'no-store');
	assert.equal((await shared.get('/_sandbox/requests')).data, '[]');
});

test('the page needs no key and meets no fault', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.put('/_sandbox/faults', [{ fault: 'status', path: '/', every: true }]);
	assert.equal((await sandbox.get('/', { 'X-Api-Key': null })).status, 200);
});

test('any other method at the address of the page is unknown to the API', async (t) => {
	const sandbox = await openSandbox(t);
	for (const method of ['POST', 'PUT', 'HEAD']) {
		assert.equal((await sandbox.request(method, '/')).status, 404);
	}
});

test('the policy allows the style and the script of the page and nothing from outside', () => {
	for (const tag of ['style', 'script']) {
		const content = new RegExp(`<${tag}>(.*)</${tag}>`, 's').exec(page.data)?.[1] ?? '';
		const hash = createHash('sha256').update(content).digest('base64');
		assert.ok(policy.includes(`${tag}-src 'sha256-${hash}';`), tag);
	}
	assert.match(policy, /^default-src 'none';/);
	assert.doesNotMatch(policy, /unsafe|http|\*/);
});

test('the page names no address outside and writes no markup', () => {
	const addresses = page.data.match(/(https?:)?\/\/[\w.]+\.\w+[^'"\s]*/g);
	assert.deepEqual(addresses, ['http://www.w3.org/2000/svg'], 'the icon must name its format');
	assert.doesNotMatch(
		page.data,
		/innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|eval\(|\son\w+=/,
	);
});
