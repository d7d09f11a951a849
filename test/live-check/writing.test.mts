import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod/v4';
import { type OpenSandbox, openSandbox } from '../sandbox/openSandbox.mts';
import { runLiveCheck } from './runLiveCheck.mts';

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
	const { code, report } = await runLiveCheck(t, { url, key: keys.full, flags, input: 'y\n' });
	assert.equal(code, 0);
	assert.equal(report?.createdRecord, '1');
	assert.equal((await posts(sandbox)).length, 1);
});

test('without --write nothing is asked and nothing created', async (t) => {
	const sandbox = await openSandbox(t);
	const { url, keys } = sandbox;
	const { output } = await runLiveCheck(t, { url, key: keys.full, flags: ['--yes'], input: 'y\n' });
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
	assert.equal(report.createdRecord, null);
	assert.deepEqual(numbers('refuted'), []);
	assert.equal((await posts(sandbox)).length, 1);
});

for (const [fault, sentence] of [
	[{ fault: 'reset-after-create' }, /not known whether a record was created: .* lost its connect/],
	[{ fault: 'status-after-create', status: 502 }, /not known whether .* answered 502/],
	[{ fault: 'hang-after-create' }, /not known whether .* got no whole answer within 2 s/],
	[{ fault: 'cut-json' }, /A record was created, but its ID is not known: .* not JSON/],
] as const) {
	test(`after "${fault.fault}" the person is told what to look for, and nothing is sent again`, async (t) => {
		const sandbox = await openSandbox(t);
		const { url, keys } = sandbox;
		await sandbox.put('/_sandbox/faults', [{ ...fault, every: true }]);
		const flags = ['--write', '2', '--yes', '--timeout', '2'];
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
