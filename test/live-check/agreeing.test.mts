import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from '../../tools/live-check/judge/checks.mts';
import { readAssumptions } from '../../tools/live-check/judge/readAssumptions.mts';
import { openSandbox } from '../sandbox/openSandbox.mts';
import { openTampered } from './openTampered.mts';
import { requiringWorkspace } from './requiringWorkspace.mts';
import { runLiveCheck } from './runLiveCheck.mts';

const NEVER_TRIED = ['A4', 'A7', 'A8', 'A10', 'A12', 'A13', 'A21', 'A22', 'A23', 'A24', 'A25'];

test('every listed assumption has a check', async () => {
	const listed = (await readAssumptions()).map(({ number }) => number);
	assert.ok(listed.length > 0);
	assert.deepEqual(
		checks.map(({ assumption }) => assumption),
		listed,
	);
});

test('reading alone confirms what reading can tell, refutes nothing and creates nothing', async (t) => {
	const sandbox = await openSandbox(t);
	const { code, output, report, numbers } = await runLiveCheck(t, {
		url: `${sandbox.url}/v1/`,
		key: sandbox.keys.full,
	});
	assert.equal(code, 0);
	assert.deepEqual(numbers('confirmed'), ['A14', 'A15', 'A16', 'A17', 'A18', 'A19']);
	assert.deepEqual(numbers('refuted'), []);
	assert.equal(report?.isRecordSent, false);
	assert.match(
		output,
		/✔ A16 confirmed: .*\n {2}GET \/v1\/datasets answered 200 with a list of 5;/,
	);
	assert.match(output, /· A12 not testable with this key: .*\n {2}Not tried: it would take more/);
	assert.match(output, /6 confirmed, 0 refuted, 19 not testable with this key/);
	const requests = (await sandbox.get('/_sandbox/requests')).data;
	assert.doesNotMatch(requests, /"method":"POST"/);
});

for (const path of ['/api', '/api/v1', '/api/v1/']) {
	test(`a base URL with the path ${path} leads there`, async (t) => {
		const sandbox = await openSandbox(t);
		const asked: string[] = [];
		const url = await openTampered(t, sandbox.url, (passing) => void asked.push(passing.path));
		const { code, numbers } = await runLiveCheck(t, {
			url: `${url}${path}`,
			key: sandbox.keys.full,
		});
		assert.equal(code, 0);
		assert.deepEqual(numbers('confirmed'), ['A14', 'A15', 'A16', 'A17', 'A18', 'A19']);
		assert.deepEqual(
			asked.filter((each) => !each.startsWith('/api/v1/')),
			[],
		);
	});
}

test('one created record confirms the rest of what can be tried', async (t) => {
	const sandbox = await openSandbox(t, { firstRecordId: 9007199254740993n });
	const { code, output, report, numbers } = await runLiveCheck(t, {
		url: sandbox.url,
		key: sandbox.keys.full,
		flags: ['--write', '2', '--yes'],
	});
	assert.equal(code, 0);
	assert.deepEqual(numbers('refuted'), []);
	assert.deepEqual(numbers('not testable with this key'), NEVER_TRIED);
	assert.equal(report?.isRecordIdKnown, true);
	assert.match(output, /Record 9007199254740993 was created in dataset 2\. Remove it/);
});

test('states that come without being asked for refute nothing', async (t) => {
	const sandbox = await openSandbox(t);
	const url = await openTampered(t, sandbox.url, (passing) => {
		if (passing.path.startsWith('/v1/datasets/') && passing.query === '') {
			passing.body = { id: Number(passing.path.split('/').at(-1)), states: [{ id: 1 }] };
		}
	});
	const { code, output } = await runLiveCheck(t, { url, key: sandbox.keys.full });
	assert.equal(code, 0);
	assert.match(
		output,
		/✔ A17 .*\n.* come when asked for.* They come without being asked for as well/,
	);
});

test('a record that is there already tells of records without creating one', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post('{"dataset":{"id":3},"datums":[{"property":{"id":301},"stringValue":"x"}]}');
	const { code, report, numbers } = await runLiveCheck(t, {
		url: sandbox.url,
		key: sandbox.keys.full,
		flags: ['--record', '1'],
	});
	assert.equal(code, 0);
	assert.equal(report?.isRecordSent, false);
	for (const number of ['A2', 'A3', 'A20'])
		assert.ok(numbers('confirmed').includes(number), number);
});

test('what the workspace has none of is not called confirmed', async (t) => {
	const sandbox = await openSandbox(t, {
		workspace: requiringWorkspace,
		uncheckedAssumptions: new Set(['A4']),
	});
	await sandbox.post('{"dataset":{"id":2},"datums":[{"property":{"id":201},"stringValue":"x"}]}');
	const run = { url: sandbox.url, key: sandbox.keys.full };
	const { found } = await runLiveCheck(t, { ...run, flags: ['--record', '1'] });
	assert.match(found('A17'), /none of them with options, so whether these come is not known/);
	assert.match(
		found('A20'),
		/none of which refers to anything, so whether that comes is not known/,
	);
});

test('a record without datums tells nothing of datums', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post('{"dataset":{"id":1}}');
	const run = { url: sandbox.url, key: sandbox.keys.full };
	const { found } = await runLiveCheck(t, { ...run, flags: ['--record', '001'] });
	for (const number of ['A2', 'A3', 'A5', 'A20']) assert.match(found(number), /^not testable/);
	assert.match(found('A20'), /with an object of a record without datums/);
});

test('with a key that may only create, all that needs reading is not testable', async (t) => {
	const sandbox = await openSandbox(t);
	const { code, numbers } = await runLiveCheck(t, {
		url: sandbox.url,
		key: sandbox.keys.createOnly,
	});
	assert.equal(code, 0);
	assert.deepEqual(numbers('confirmed'), ['A14', 'A15']);
	assert.deepEqual(numbers('refuted'), []);
});

test('a key that may only create can create the record too', async (t) => {
	const sandbox = await openSandbox(t);
	const { code, output, numbers } = await runLiveCheck(t, {
		url: sandbox.url,
		key: sandbox.keys.createOnly,
		flags: ['--write', '2', '--yes'],
	});
	assert.equal(code, 0);
	assert.deepEqual(numbers('confirmed'), ['A1', 'A6', 'A14', 'A15']);
	assert.deepEqual(numbers('refuted'), []);
	assert.match(output, /Record 1 was created in dataset 2\./);
});
