import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod/v4';
import { type OpenSandbox, openSandbox } from '../sandbox/openSandbox.mts';
import { openTampered, type Passing } from './openTampered.mts';
import { runLiveCheck, startLiveCheck } from './runLiveCheck.mts';

const requestsSchema = z.array(z.object({ method: z.string(), body: z.string().nullish() }));

/** The bodies of the POSTs that the sandbox received. */
async function posts(sandbox: OpenSandbox): Promise<unknown[]> {
	const requests = requestsSchema.parse(JSON.parse((await sandbox.get('/_sandbox/requests')).data));
	return requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
}

for (const input of ['n\n', '\n', '']) {
	test(`after ${JSON.stringify(input)} nothing is created`, async (t) => {
		const sandbox = await openSandbox(t);
		const { url, keys } = sandbox;
		const flags = ['--write', '2'];
		const { code, output, report } = await runLiveCheck(t, { url, key: keys.full, flags, input });
		assert.equal(code, 0);
		assert.match(output, /This creates ONE record in dataset 2, with made-up values for 6 prop/);
		assert.match(output, /Nothing was created\./);
		assert.equal(report?.isRecordSent, false);
		assert.deepEqual(await posts(sandbox), []);
	});
}

test('after "y" exactly one record is created', async (t) => {
	const sandbox = await openSandbox(t);
	const { url, keys } = sandbox;
	const flags = ['--write', '5'];
	const { code, output } = await runLiveCheck(t, { url, key: keys.full, flags, input: 'y\n' });
	assert.equal(code, 0);
	assert.match(output, /Record 1 was created in dataset 5\./);
	assert.equal((await posts(sandbox)).length, 1);
});

test('without --write nothing is asked and nothing created', async (t) => {
	const sandbox = await openSandbox(t);
	const { url, keys } = sandbox;
	const { output } = await runLiveCheck(t, { url, key: keys.full, input: 'y\n' });
	assert.doesNotMatch(output, /Create it\?/);
	assert.deepEqual(await posts(sandbox), []);
});

test('a record that is refused is not sent again, and its reason is for the person alone', async (t) => {
	const sandbox = await openSandbox(t);
	const { url, keys } = sandbox;
	const flags = ['--write', '77', '--yes'];
	const { code, output, report, numbers } = await runLiveCheck(t, { url, key: keys.full, flags });
	assert.equal(code, 0);
	assert.match(output, /Tracy refused the record: .* answered 400 .* There is no dataset 77\./);
	assert.doesNotMatch(JSON.stringify(report), /There is no dataset/);
	assert.equal(report?.isRecordSent, true);
	assert.equal(report.isRecordIdKnown, false);
	assert.deepEqual(numbers('refuted'), []);
	assert.equal((await posts(sandbox)).length, 1);
});

for (const [fault, sentence] of [
	[{ fault: 'reset-after-create' }, /not known whether a record was created: .* lost its connect/],
	[{ fault: 'status-after-create', status: 502 }, /not known whether .* answered 502/],
	[{ fault: 'cut-json' }, /not known whether .* answered 200 with text that is not JSON/],
	[{ fault: 'half-body' }, /not known whether .* got an answer that broke off/],
	[{ fault: 'not-a-record' }, /not known whether .* answered 200 with a list of 0/],
] as const) {
	test(`after "${fault.fault}" the person is told what to look for, and nothing is sent again`, async (t) => {
		const sandbox = await openSandbox(t);
		const { url, keys } = sandbox;
		await sandbox.put('/_sandbox/faults', [{ ...fault, every: true }]);
		const flags = ['--write', '2', '--yes'];
		const { output, numbers } = await runLiveCheck(t, { url, key: keys.full, flags });
		assert.match(output, sentence);
		assert.match(
			output,
			/Look in dataset 2 for a record with "n8n-nodes-tracy live check [0-9a-f]{8}"/,
		);
		assert.deepEqual(numbers('refuted'), []);
		assert.equal((await posts(sandbox)).length, 1);
	});
}

/** A tampering that never lets the answer to a POST through, and when there was one. */
function holdingPosts(): { posted: Promise<void>; hold: (passing: Passing) => Promise<void> } {
	let resolve: () => void = () => undefined;
	const posted = new Promise<void>((done) => (resolve = done));
	const never = new Promise<void>(() => undefined);
	const hold = async ({ method }: Passing) => {
		if (method !== 'POST') return;
		resolve();
		await never;
	};
	return { posted, hold };
}

test('a record whose answer never comes is waited for as long as was said', async (t) => {
	const sandbox = await openSandbox(t);
	let limit = new AbortController();
	// The time is up when the test says so: on a slow machine, any real time may be too short.
	t.mock.method(AbortSignal, 'timeout', () => (limit = new AbortController()).signal);
	const { posted, hold } = holdingPosts();
	void posted.then(() => {
		limit.abort();
	});
	const { output, numbers } = await runLiveCheck(t, {
		url: await openTampered(t, sandbox.url, hold),
		key: sandbox.keys.full,
		flags: ['--write', '2', '--yes'],
	});
	assert.match(output, /not known whether .* got no whole answer within 30 s/);
	assert.match(output, /Look in dataset 2 for a record with "n8n-nodes-tracy live check /);
	assert.deepEqual(numbers('refuted'), []);
	assert.equal((await posts(sandbox)).length, 1);
});

test('whoever presses Ctrl-C while a record is created was told where to look for it', async (t) => {
	const sandbox = await openSandbox(t);
	const { posted, hold } = holdingPosts();
	const { code, output } = await startLiveCheck(t, {
		url: await openTampered(t, sandbox.url, hold),
		key: sandbox.keys.full,
		flags: ['--write', '2', '--yes'],
		interrupted: posted,
	});
	assert.equal(code, null);
	assert.match(
		output,
		/Creating it … .* look in dataset 2 for a record with "n8n-nodes-tracy live check [0-9a-f]{8}"/,
	);
});

for (const [fault, reason] of [
	[{ fault: 'status', status: 400 }, /No record is known to have been created: .* answered 400/],
	[{ fault: 'status-after-create', status: 201, body: '' }, /answered 201 with nothing, which nam/],
	[{ fault: 'cut-json' }, /answered 200 with text that is not JSON, which names no record/],
] as const) {
	test(`after "${fault.fault}" another record is not taken for the one that was sent`, async (t) => {
		const sandbox = await openSandbox(t);
		await sandbox.post('{"dataset":{"id":3},"datums":[{"property":{"id":301},"stringValue":"x"}]}');
		await sandbox.put('/_sandbox/faults', [{ ...fault, every: true }]);
		const { code, found } = await runLiveCheck(t, {
			url: sandbox.url,
			key: sandbox.keys.full,
			flags: ['--record', '1', '--write', '5', '--yes'],
		});
		assert.equal(code, 0);
		for (const number of ['A1', 'A6', 'A9', 'A11']) {
			assert.match(found(number), /^not testable/);
			assert.match(found(number), reason);
		}
		assert.equal(found('A3'), 'confirmed: In a record, "text" in stringValue.');
		assert.match(found('A5'), /^not testable/);
		assert.match(found('A20'), /^confirmed: .* its state and 1 datums/);
	});
}
