import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { openSandbox } from './openSandbox.mts';
import { canReadPages, readPage } from './readPage.mts';

/** For the tests that create nothing. */
const shared = await openSandbox({ after });
const page = await shared.get('/');
const policy = String(page.headers['content-security-policy']);

const skip = (await canReadPages()) ? false : 'Chromium is not installed';

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

test('a browser shows records, refusals, counts and keys', { skip }, async (t) => {
	const sandbox = await openSandbox(t, { firstRecordId: 9007199254740993n });
	await sandbox.post(
		'{"dataset":{"id":2},"datums":[{"property":{"id":202},"integerValue":-9223372036854775808}]}',
	);
	await sandbox.post('{"dataset":{"id":9}}');
	const html = await readPage(sandbox.url);
	for (const shown of [
		sandbox.url,
		sandbox.keys.full,
		sandbox.keys.createOnly,
		'<th scope="row">9007199254740993</th>',
		'>-9223372036854775808<',
		'>dataset.id: There is no dataset 9.<',
		'<dd id="count-requests">2</dd>',
		'<dd id="count-created">1</dd>',
		'<dd id="count-refused">1</dd>',
		'No record yet.',
	]) {
		assert.ok(html.includes(shown), shown);
	}
});

test('a browser shows markup in a record as text and runs none of it', { skip }, async (t) => {
	const sandbox = await openSandbox(t);
	const attack = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
	const datums = [{ property: { id: 401 }, stringValue: attack }];
	await sandbox.post(JSON.stringify({ dataset: { id: 4 }, datums }));
	await sandbox.post(JSON.stringify({ [attack]: attack }));
	const html = await readPage(sandbox.url);
	assert.ok(html.includes('>&lt;img src=x onerror="document.title=1"&gt;&lt;script&gt;'));
	assert.ok(html.includes(`${attack.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}: This field`));
	assert.doesNotMatch(html, /<img|<script>document/);
	assert.match(html, /<title>1 record · Tracy sandbox<\/title>/);
});

test('a browser folds a value of 10,000 characters and holds all of it', { skip }, async (t) => {
	const sandbox = await openSandbox(t);
	const text = 'שלום 👩‍👩‍👧‍👦 '.repeat(625);
	const datums = [{ property: { id: 401 }, stringValue: text }];
	await sandbox.post(JSON.stringify({ dataset: { id: 4 }, datums }));
	const html = await readPage(sandbox.url);
	assert.ok(html.includes(`${text.length.toLocaleString('en')} characters`));
	assert.ok(html.includes(`<div dir="auto" tabindex="0">${text}</div>`));
});
