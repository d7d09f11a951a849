import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openSandbox } from '../sandbox/openSandbox.mts';
import { openBrowser } from './openBrowser.mts';

const browser = await openBrowser({ after });

/** What the elements of the sandbox's page are, as HTML, once it has been told what arrived. */
async function readPage(url: string): Promise<string> {
	const page = await browser.newPage();
	await page.goto(url);
	await page.locator('#count-requests', { hasText: /\d/ }).waitFor();
	return page.content();
}

test('a browser shows records, refusals, counts and keys', async (t) => {
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

test('a browser that is open shows what arrives in a workspace that came later', async (t) => {
	const sandbox = await openSandbox(t);
	const page = await browser.newPage();
	await page.goto(sandbox.url);
	await page.locator('#dataset-1').waitFor();
	const property = { id: 701, name: 'Price', propertyType: { id: 'integer', isAutomatic: false } };
	const properties = [{ ...property, isRequired: false }];
	const states = [{ id: 71, name: 'New' }];
	const datasets = [{ id: 7, name: 'Offers', states, properties }];
	await sandbox.put('/_sandbox/workspace', { datasets, users: [] });
	await sandbox.post('{"dataset":{"id":7},"datums":[{"property":{"id":701},"integerValue":42}]}');
	await page.locator('#dataset-7 td', { hasText: '42' }).waitFor();
	assert.equal(await page.locator('#dataset-1').count(), 0);
});

test('a browser shows markup in a record as text and runs none of it', async (t) => {
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

test('a browser folds a value of 10,000 characters and holds all of it', async (t) => {
	const sandbox = await openSandbox(t);
	const text = 'שלום 👩‍👩‍👧‍👦 '.repeat(625);
	const datums = [{ property: { id: 401 }, stringValue: text }];
	await sandbox.post(JSON.stringify({ dataset: { id: 4 }, datums }));
	const html = await readPage(sandbox.url);
	assert.ok(html.includes(`${text.length.toLocaleString('en')} characters`));
	assert.ok(html.includes(`<div dir="auto" tabindex="0">${text}</div>`));
});
