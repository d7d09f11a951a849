import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Ajv } from 'ajv';
import { addContract } from '../../tools/sandbox/rules/addContract.mts';
import { readJson } from '../../tools/sandbox/rules/readJson.mts';
import { errorsOf, openSandbox } from './openSandbox.mts';

/** For the tests that leave nothing behind. */
const shared = await openSandbox({ after });

const ajv = new Ajv({ strict: true });
addContract(ajv);
const isPostRecord = ajv.compile({ $ref: 'contract#/schemas/PostRecord' });

const ALLOWED = {
	'an empty object': '{}',
	'every part left open with null': '{"archived":null,"removed":null,"datums":null,"events":null}',
	'the smallest int64': '{"id":-9223372036854775808}',
	'the largest int64': '{"id":9223372036854775807}',
	'the largest int32': '{"dataset":{"id":2147483647}}',
	'a double written as an integer': '{"datums":[{"decimalValue":12345678901234567890}]}',
	'a double with an exponent': '{"datums":[{"decimalValue":-1.5e300}]}',
	'null for a nullable value': '{"datums":[{"integerValue":null,"stringValue":null}]}',
	'a date-time in UTC': '{"archived":"2024-02-29T23:59:59.123Z"}',
	'a date-time with an offset': '{"archived":"2024-02-29T23:59:59+05:30"}',
	'records inside records': '{"datums":[{"recordValue":{"datums":[{"record":{"id":1}}]}}]}',
	'a uuid':
		'{"events":[{"user":{"emailChangeTokens":[{"id":"123e4567-e89b-12d3-a456-426614174000"}]}}]}',
};

for (const [name, json] of Object.entries(ALLOWED)) {
	test(`the contract allows ${name}`, () => {
		assert.ok(isPostRecord(readJson(json)), ajv.errorsText(isPostRecord.errors));
	});
}

const REFUSED: Readonly<Record<string, readonly [body: string, path: string]>> = {
	'a list instead of an object': ['[]', '$'],
	'an unknown key': ['{"title":"x"}', 'title'],
	'an unknown key far inside': [
		'{"datums":[{},{"property":{"nam":"x"}}]}',
		'datums[1].property.nam',
	],
	'the key __proto__': ['{"__proto__":{}}', '__proto__'],
	'original inside a record': ['{"original":{"original":{}}}', 'original.original'],
	'an integer beyond int64': ['{"id":9223372036854775808}', 'id'],
	'an integer below int64': ['{"id":-9223372036854775809}', 'id'],
	'an integer beyond int32': ['{"dataset":{"id":2147483648}}', 'dataset.id'],
	'an integer with a fraction of zero': ['{"id":1.0}', 'id'],
	'an integer with an exponent': ['{"id":1e3}', 'id'],
	'an integer as text': ['{"id":"1"}', 'id'],
	'a boolean for an integer': ['{"id":true}', 'id'],
	'a double beyond the largest': ['{"datums":[{"decimalValue":1e400}]}', 'datums[0].decimalValue'],
	'a double as text': ['{"datums":[{"decimalValue":"1.5"}]}', 'datums[0].decimalValue'],
	'a number for text': ['{"datums":[{"stringValue":5}]}', 'datums[0].stringValue'],
	'null for a reference': ['{"dataset":null}', 'dataset'],
	'null for an id': ['{"dataset":{"id":null}}', 'dataset.id'],
	'null for a flag': ['{"dataset":{"isDisabled":null}}', 'dataset.isDisabled'],
	'null for a time that is not nullable': ['{"events":[{"created":null}]}', 'events[0].created'],
	'an object for a list': ['{"datums":{}}', 'datums'],
	'a date-time without a zone': ['{"archived":"2024-01-01T00:00:00"}', 'archived'],
	'a date alone': ['{"archived":"2024-01-01"}', 'archived'],
	'a day that does not exist': ['{"archived":"2023-02-29T00:00:00Z"}', 'archived'],
	'the hour 24': ['{"archived":"2023-01-01T24:00:00Z"}', 'archived'],
	'text that is not JSON': ['{"datums":', '$'],
	'an empty body': ['', '$'],
	'one key with two values': ['{"id":1,"id":2}', '$'],
	'a byte order mark': ['\uFEFF{}', '$'],
};

for (const [name, [body, path]] of Object.entries(REFUSED)) {
	test(`${name} is refused at ${path}`, async () => {
		const answer = await shared.post(body);
		assert.equal(answer.status, 400);
		assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
		assert.deepEqual(Object.keys(errorsOf(answer)), [path]);
	});
}

test('bytes that are not UTF-8 are refused and kept as they came', async (t) => {
	const sandbox = await openSandbox(t);
	const body = Buffer.from('7b22ff227d', 'hex');
	assert.equal((await sandbox.post(body)).status, 400);
	const [received] = JSON.parse((await sandbox.get('/_sandbox/requests')).data) as [
		{ bodyBase64: string },
	];
	assert.equal(received.bodyBase64, body.toString('base64'));
});

test('a body that is nested too deeply is refused', async (t) => {
	const sandbox = await openSandbox(t);
	const answer = await sandbox.post('['.repeat(200_000));
	assert.equal(answer.status, 400);
});

for (const type of [
	'application/json',
	'application/json; charset=utf-8',
	'application/json-patch+json',
	'application/vnd.tracy+json',
	'text/json',
]) {
	test(`a body sent as ${type} is read`, async (t) => {
		const sandbox = await openSandbox(t);
		const answer = await sandbox.post('{"dataset":{"id":1}}', { 'Content-Type': type });
		assert.equal(answer.status, 200);
		assert.match(String(answer.headers['content-type']), /^application\/json/);
	});
}

for (const type of [
	'text/plain',
	'application/x-www-form-urlencoded',
	'application/json; charset=latin1',
]) {
	test(`a body sent as ${type} is refused with 415`, async (t) => {
		const sandbox = await openSandbox(t);
		const answer = await sandbox.post('{"dataset":{"id":1}}', { 'Content-Type': type });
		assert.equal(answer.status, 415);
	});
}

test('a body of over 10 MB is refused with 413, and one of just under is read', async (t) => {
	const sandbox = await openSandbox(t);
	const withText = (length: number) =>
		`{"dataset":{"id":1},"datums":[{"property":{"id":101},"stringValue":"${'x'.repeat(length)}"}]}`;
	assert.equal((await sandbox.post(withText(10 * 1024 * 1024))).status, 413);
	assert.equal((await sandbox.post(withText(10 * 1024 * 1024 - 100))).status, 200);
});

test('a query parameter that is not documented is refused', async (t) => {
	const sandbox = await openSandbox(t);
	const answer = await sandbox.get('/v1/states/11?sorting=name');
	assert.equal(answer.status, 400);
	assert.deepEqual(Object.keys(errorsOf(answer)), ['sorting']);
});

test('the answer to a record with values of several kinds is a Record of the contract', async (t) => {
	const isRecord = ajv.compile({ $ref: 'contract#/schemas/Record' });
	const sandbox = await openSandbox(t);
	const answer = await sandbox.post(
		JSON.stringify({
			dataset: { id: 2 },
			archived: '2024-01-01T00:00:00Z',
			datums: [
				{ property: { id: 201 }, stringValue: 'a' },
				{ property: { id: 205 }, optionValue: { id: 2051 } },
				{ property: { id: 206 }, userValue: { id: 3 } },
			],
			transitions: [{ oldState: { id: 21 }, timestamp: '2024-01-01T00:00:00Z' }],
		}),
	);
	assert.ok(isRecord(readJson(answer.data)), ajv.errorsText(isRecord.errors));
});
