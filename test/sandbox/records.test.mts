import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { errorsOf, openSandbox } from './openSandbox.mts';

/** For the tests that leave nothing behind. */
const shared = await openSandbox({ after });

const HELLO = '{"dataset":{"id":3},"datums":[{"property":{"id":301},"stringValue":"Hello"}]}';

test('a created record is answered with its names, its first state and its values', async (t) => {
	const sandbox = await openSandbox(t);
	const answer = await sandbox.post(HELLO);
	assert.equal(answer.status, 200);
	assert.deepEqual(JSON.parse(answer.data), {
		id: 1,
		dataset: { id: 3, name: 'Tasks' },
		state: { id: 31, name: 'To do' },
		archived: null,
		removed: null,
		datums: [{ id: 1, property: { id: 301, name: 'Title' }, stringValue: 'Hello' }],
		metadatums: [],
		events: [],
		transitions: [],
	});
});

test('a created record can be read by its id', async (t) => {
	const sandbox = await openSandbox(t);
	const created = await sandbox.post(HELLO);
	const read = await sandbox.get('/v1/records/1?fields=anything');
	assert.equal(read.data, created.data);
});

test('record ids beyond 2^53 and int64 values keep every digit both ways', async (t) => {
	const sandbox = await openSandbox(t, { firstRecordId: 9007199254740993n });
	const first = await sandbox.post(
		'{"dataset":{"id":2},"datums":[{"property":{"id":202},"integerValue":-9223372036854775808}]}',
	);
	assert.match(first.data, /^\{"id":9007199254740993,/);
	assert.match(first.data, /"integerValue":-9223372036854775808\b/);
	const second = await sandbox.post(
		'{"dataset":{"id":2},"datums":[{"property":{"id":207},"recordValue":{"id":9007199254740993}}]}',
	);
	assert.match(second.data, /^\{"id":9007199254740994,/);
	assert.match(second.data, /"recordValue":\{"id":9007199254740993\}/);
	assert.equal((await sandbox.get('/v1/records/9007199254740993')).data, first.data);
	assert.equal((await sandbox.get('/v1/records/9007199254740992')).status, 404);
});

test('several datums with one property are several values', async (t) => {
	const sandbox = await openSandbox(t);
	const answer = await sandbox.post(
		'{"dataset":{"id":2},"datums":[{"property":{"id":208},"optionValue":{"id":2081}},{"property":{"id":208},"optionValue":{"id":2082}}]}',
	);
	assert.equal(answer.status, 200);
});

const REFUSED: Readonly<Record<string, readonly [body: string, path: string]>> = {
	'an unknown dataset': ['{"dataset":{"id":9}}', 'dataset.id'],
	'a dataset without an id': ['{"dataset":{"name":"Movies"}}', 'dataset.id'],
	'no dataset (A7)': ['{"datums":[]}', 'dataset'],
	'an unknown state': ['{"dataset":{"id":1},"state":{"id":9}}', 'state.id'],
	"another dataset's state": ['{"dataset":{"id":1},"state":{"id":21}}', 'state.id'],
	'an unknown property': [
		'{"dataset":{"id":1},"datums":[{"property":{"id":101},"stringValue":"a"},{"property":{"id":9},"stringValue":"b"}]}',
		'datums[1].property.id',
	],
	"another dataset's property": [
		'{"dataset":{"id":1},"datums":[{"property":{"id":201},"stringValue":"a"}]}',
		'datums[0].property.id',
	],
	'a datum without a property': [
		'{"dataset":{"id":1},"datums":[{"stringValue":"a"}]}',
		'datums[0].property',
	],
	'an unknown option': [
		'{"dataset":{"id":1},"datums":[{"property":{"id":107},"optionValue":{"id":9}}]}',
		'datums[0].optionValue.id',
	],
	"another property's option": [
		'{"dataset":{"id":1},"datums":[{"property":{"id":107},"optionValue":{"id":1111}}]}',
		'datums[0].optionValue.id',
	],
	'an unknown user': [
		'{"dataset":{"id":2},"datums":[{"property":{"id":206},"userValue":{"id":9}}]}',
		'datums[0].userValue.id',
	],
	'a record that does not exist': [
		'{"dataset":{"id":2},"datums":[{"property":{"id":207},"recordValue":{"id":1}}]}',
		'datums[0].recordValue.id',
	],
	'an unknown original': ['{"original":{"id":7}}', 'original.id'],
	'an unknown reference far inside': [
		'{"dataset":{"id":1},"events":[{"newState":{"id":9}}]}',
		'events[0].newState.id',
	],
	'no value column (A2)': ['{"dataset":{"id":1},"datums":[{"property":{"id":101}}]}', 'datums[0]'],
	'the wrong value column (A3)': [
		'{"dataset":{"id":1},"datums":[{"property":{"id":102},"stringValue":"1"}]}',
		'datums[0].stringValue',
	],
	'a required property without a value (A4)': ['{"dataset":{"id":3}}', 'datums'],
	'a required property with null (A4)': [
		'{"dataset":{"id":3},"datums":[{"property":{"id":301},"stringValue":null}]}',
		'datums',
	],
	'an automatic property (A8)': [
		'{"dataset":{"id":2},"datums":[{"property":{"id":209},"integerValue":1}]}',
		'datums[0].property.id',
	],
};

for (const [name, [body, path]] of Object.entries(REFUSED)) {
	test(`${name} is refused at ${path}`, async () => {
		const answer = await shared.post(body);
		assert.equal(answer.status, 400);
		assert.deepEqual(Object.keys(errorsOf(answer)), [path]);
		assert.equal((await shared.get('/_sandbox/records')).data, '[]');
	});
}

const ASSUMED = {
	A1: '{"dataset":{"name":"Movies"}}',
	A2: '{"dataset":{"id":1},"datums":[{"property":{"id":101}}]}',
	A3: '{"dataset":{"id":1},"datums":[{"property":{"id":102},"stringValue":"1"}]}',
	A4: '{"dataset":{"id":3}}',
	A7: '{"state":{"id":22},"datums":[{"property":{"id":201},"stringValue":"a"}]}',
	A8: '{"dataset":{"id":2},"datums":[{"property":{"id":209},"integerValue":1}]}',
} as const;

for (const [assumption, body] of Object.entries(ASSUMED)) {
	test(`a refusal names assumption ${assumption}, and not in a sentence`, async () => {
		const refused = await shared.post(body);
		assert.equal(refused.status, 400);
		const { assumptions, ...sentences } = JSON.parse(refused.data) as { assumptions: unknown };
		assert.deepEqual(assumptions, [assumption]);
		assert.doesNotMatch(JSON.stringify(sentences), /assum|\bA\d/i);
	});
}

for (const assumption of ['A2', 'A3', 'A4', 'A7', 'A8'] as const) {
	test(`assumption ${assumption} can be switched off`, async (t) => {
		const sandbox = await openSandbox(t);
		await sandbox.put('/_sandbox/settings', { uncheckedAssumptions: [assumption] });
		assert.equal((await sandbox.post(ASSUMED[assumption])).status, 200);
	});
}

test('two value columns are refused as a whole and where they do not fit', async (t) => {
	const sandbox = await openSandbox(t);
	const answer = await sandbox.post(
		'{"dataset":{"id":1},"datums":[{"property":{"id":101},"stringValue":"a","integerValue":1}]}',
	);
	assert.deepEqual(Object.keys(errorsOf(answer)), ['datums[0]', 'datums[0].integerValue']);
});

test('a duplicate copies dataset, state and datums of its original', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post(HELLO.replace('"datums"', '"state":{"id":32},"datums"'));
	const copy = JSON.parse((await sandbox.post('{"original":{"id":1}}')).data) as object;
	assert.deepEqual(copy, {
		id: 2,
		dataset: { id: 3, name: 'Tasks' },
		state: { id: 32, name: 'In progress' },
		archived: null,
		removed: null,
		datums: [{ id: 2, property: { id: 301, name: 'Title' }, stringValue: 'Hello' }],
		metadatums: [],
		events: [],
		transitions: [],
	});
});

test('what a duplicate is given goes before what it would copy', async (t) => {
	const sandbox = await openSandbox(t);
	await sandbox.post(HELLO);
	const answer = await sandbox.post(
		'{"original":{"id":1},"state":{"id":33},"datums":[{"property":{"id":301},"stringValue":"Bye"}]}',
	);
	assert.match(answer.data, /"name":"Done"/);
	assert.match(answer.data, /"stringValue":"Bye"/);
	assert.doesNotMatch(answer.data, /Hello/);
});

test('a state is read with its dataset where that is asked for (A17)', async (t) => {
	const sandbox = await openSandbox(t);
	const answer = await sandbox.get('/v1/states/22?fields=dataset');
	assert.deepEqual(JSON.parse(answer.data), {
		id: 22,
		name: 'Done',
		position: 1,
		dataset: { id: 2, name: 'Samples' },
	});
	const bare = await sandbox.get('/v1/states/22?fields=anything');
	assert.equal((JSON.parse(bare.data) as { dataset: unknown }).dataset, null);
});

for (const [path, status] of [
	['/v1/records/1', 404],
	['/v1/records/x', 400],
	['/v1/records/9223372036854775808', 400],
	['/v1/states/9', 404],
	['/v1/states/2147483648', 400],
	['/v1/records', 404],
	['/v1/properties', 404],
	['/v1', 404],
	['/v1/%zz', 400],
] as const) {
	test(`GET ${path} is answered with ${status} and problem details`, async () => {
		const answer = await shared.get(path);
		assert.equal(answer.status, status);
		assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
	});
}
