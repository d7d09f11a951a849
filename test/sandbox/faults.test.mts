import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import axios, { type AxiosResponse } from 'axios';
import type { FaultScript } from '../../tools/sandbox/state/FaultPlan.mts';
import { type FaultName, faults } from '../../tools/sandbox/state/faults.mts';
import { errorsOf, openSandbox, type OpenSandbox } from './openSandbox.mts';

/** For the tests that leave nothing behind. */
const shared = await openSandbox({ after });

const HELLO = '{"dataset":{"id":3},"datums":[{"property":{"id":301},"stringValue":"Hello"}]}';

/** For what is never answered, or not in time for anybody. */
const givingUp = () => AbortSignal.timeout(1_000);

/** What the client of one faulty POST saw. */
interface Seen {
	readonly answer: AxiosResponse<string> | null;
	/** axios's code when there was no whole answer. */
	readonly code: string | null;
}

async function postOnce(sandbox: OpenSandbox, body = HELLO, signal?: AbortSignal): Promise<Seen> {
	try {
		return { answer: await sandbox.post(body, {}, signal), code: null };
	} catch (error) {
		const code = axios.isAxiosError(error) ? (error.code ?? null) : String(error);
		return { answer: null, code };
	}
}

async function countRecords(sandbox: OpenSandbox): Promise<number> {
	return (JSON.parse((await sandbox.get('/_sandbox/records')).data) as unknown[]).length;
}

async function openFaulty(t: TestContext, ...scripts: FaultScript[]): Promise<OpenSandbox> {
	const sandbox = await openSandbox(t);
	const answer = await sandbox.put('/_sandbox/faults', scripts);
	assert.equal(answer.status, 204, answer.data);
	return sandbox;
}

/** For every fault: a script, and what its client must see. */
const CASES: Readonly<
	Record<
		FaultName,
		{ readonly script?: Omit<FaultScript, 'fault'>; readonly check: (seen: Seen) => void }
	>
> = {
	'reset-before-read': {
		check: ({ code }) => {
			assert.match(String(code), /ECONNRESET|EPIPE/);
		},
	},
	delay: {
		script: { ms: 1 },
		check: ({ answer }) => {
			assert.equal(answer?.status, 200);
		},
	},
	status: {
		script: { status: 418, headers: { 'x-reason': 'tea' }, body: { message: 'short and stout' } },
		check: ({ answer }) => {
			assert.equal(answer?.status, 418);
			assert.equal(answer.headers['x-reason'], 'tea');
			assert.equal(answer.data, '{"message":"short and stout"}');
		},
	},
	hang: {
		check: ({ code }) => {
			assert.equal(code, 'ERR_CANCELED');
		},
	},
	'reset-after-read': {
		check: ({ code }) => {
			assert.equal(code, 'ECONNRESET');
		},
	},
	html: {
		check: ({ answer }) => {
			assert.equal(answer?.status, 200);
			assert.match(String(answer.headers['content-type']), /^text\/html/);
			assert.match(answer.data, /^<!doctype html>/);
		},
	},
	redirect: {
		script: { status: 307, location: '/elsewhere' },
		check: ({ answer }) => {
			assert.equal(answer?.status, 307);
			assert.equal(answer.headers.location, '/elsewhere');
		},
	},
	throttle: {
		script: { retryAfter: 7 },
		check: ({ answer }) => {
			assert.equal(answer?.status, 429);
			assert.equal(answer.headers['retry-after'], '7');
		},
	},
	unavailable: {
		script: { retryAfter: 'Wed, 21 Oct 2099 07:28:00 GMT' },
		check: ({ answer }) => {
			assert.equal(answer?.status, 503);
			assert.equal(answer.headers['retry-after'], 'Wed, 21 Oct 2099 07:28:00 GMT');
		},
	},
	'status-after-create': {
		script: { status: 504 },
		check: ({ answer }) => {
			assert.equal(answer?.status, 504);
			assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
		},
	},
	'hang-after-create': {
		check: ({ code }) => {
			assert.equal(code, 'ERR_CANCELED');
		},
	},
	'reset-after-create': {
		check: ({ code }) => {
			assert.equal(code, 'ECONNRESET');
		},
	},
	'half-body': {
		check: ({ code }) => {
			assert.match(String(code), /ECONNRESET|ERR_BAD_RESPONSE/);
		},
	},
	'cut-json': {
		check: ({ answer }) => {
			assert.equal(answer?.status, 200);
			assert.match(answer.data, /^\{"id":1,/);
			assert.throws(() => {
				JSON.parse(answer.data);
			});
		},
	},
	drip: {
		script: { ms: 1 },
		check: ({ answer }) => {
			assert.equal(answer?.status, 200);
			assert.match(answer.data, /^\{"id":1,.*\}$/);
		},
	},
	'wrong-content-type': {
		check: ({ answer }) => {
			assert.equal(answer?.headers['content-type'], 'text/html');
			assert.match(answer.data, /^\{"id":1,.*\}$/);
		},
	},
	'not-a-record': {
		check: ({ answer }) => {
			assert.equal(answer?.status, 200);
			assert.equal(answer.data, '[]');
		},
	},
	empty: {
		check: ({ answer }) => {
			assert.equal(answer?.status, 200);
			assert.equal(answer.data, '');
		},
	},
};

for (const [name, fault] of Object.entries(faults)) {
	const isCreated = fault.strikes === 'after creating' || fault.goesOn === true;

	test(`"${name}" does what its name says and ${isCreated ? 'creates' : 'does not create'} the record`, async (t) => {
		const { script, check } = CASES[name as FaultName];
		const sandbox = await openFaulty(t, { fault: name as FaultName, every: true, ...script });
		const signal = name.startsWith('hang') ? givingUp() : undefined;
		check(await postOnce(sandbox, HELLO, signal));
		assert.equal(await countRecords(sandbox), isCreated ? 1 : 0);
		const [received] = JSON.parse((await sandbox.get('/_sandbox/requests')).data) as [
			{ fault: string; body: string },
		];
		assert.equal(received.fault, name);
		assert.equal(received.body, name === 'reset-before-read' ? '' : HELLO);
	});
}

for (const fault of ['delay', 'drip'] as const) {
	test(`"${fault}" takes the time that it is told`, async (t) => {
		const sandbox = await openFaulty(t, { fault, every: true, ms: 60_000 });
		assert.equal((await postOnce(sandbox, HELLO, givingUp())).code, 'ERR_CANCELED');
	});
}

test('a refused request is answered as always, whatever was to happen after creating', async (t) => {
	const sandbox = await openFaulty(t, { fault: 'reset-after-create', every: true });
	const { answer } = await postOnce(sandbox, '{"dataset":{"id":9}}');
	assert.equal(answer?.status, 400);
});

test('a fault without a status or a body answers 500 with problem details', async (t) => {
	const sandbox = await openFaulty(t, { fault: 'status', every: true });
	const { answer } = await postOnce(sandbox);
	assert.equal(answer?.status, 500);
	assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
});

test('a body given as text is sent as it is', async (t) => {
	const sandbox = await openFaulty(t, { fault: 'status', status: 502, body: 'oops', every: true });
	const { answer } = await postOnce(sandbox);
	assert.equal(answer?.data, 'oops');
	assert.match(String(answer.headers['content-type']), /^text\/plain/);
});

test('"request" strikes the n-th POST only', async (t) => {
	const sandbox = await openFaulty(t, { fault: 'throttle', request: 2 });
	const statuses = [];
	for (let n = 0; n < 3; n++) statuses.push((await postOnce(sandbox)).answer?.status);
	assert.deepEqual(statuses, [200, 429, 200]);
});

test('"contains" strikes the requests with that text in their body', async (t) => {
	const sandbox = await openFaulty(t, { fault: 'unavailable', contains: 'row-7' });
	assert.equal((await postOnce(sandbox)).answer?.status, 200);
	assert.equal((await postOnce(sandbox, HELLO.replace('Hello', 'row-7'))).answer?.status, 503);
});

test('"share" strikes that part of the requests, here and there, the same ones each time', async (t) => {
	const rounds: boolean[][] = [];
	for (let round = 0; round < 2; round++) {
		const sandbox = await openFaulty(t, { fault: 'throttle', share: 0.3 });
		const struck: boolean[] = [];
		for (let n = 0; n < 100; n++) struck.push((await postOnce(sandbox)).answer?.status === 429);
		rounds.push(struck);
	}
	const [first = [], second = []] = rounds;
	const count = first.filter(Boolean).length;
	assert.ok(count > 15 && count < 45, `${count} of 100`);
	assert.ok(first.slice(0, 50).includes(true) && first.slice(50).includes(true));
	assert.deepEqual(second, first);
});

test('"times" lets a fault strike so often and no more', async (t) => {
	const sandbox = await openFaulty(t, { fault: 'throttle', every: true, times: 2 });
	const statuses = [];
	for (let n = 0; n < 3; n++) statuses.push((await postOnce(sandbox)).answer?.status);
	assert.deepEqual(statuses, [429, 429, 200]);
});

test('of several faults the first that fits strikes', async (t) => {
	const sandbox = await openFaulty(
		t,
		{ fault: 'throttle', request: 1 },
		{ fault: 'unavailable', every: true },
	);
	assert.equal((await postOnce(sandbox)).answer?.status, 429);
	assert.equal((await postOnce(sandbox)).answer?.status, 503);
});

test('a fault strikes a GET only when its path is given', async (t) => {
	const sandbox = await openFaulty(t, { fault: 'throttle', every: true });
	assert.equal((await sandbox.get('/v1/states/11')).status, 200);
	await sandbox.put('/_sandbox/faults', [{ fault: 'throttle', path: '/v1/states', every: true }]);
	assert.equal((await sandbox.get('/v1/states/11')).status, 429);
	assert.equal((await sandbox.get('/v1/records/1')).status, 404);
	assert.equal((await postOnce(sandbox)).answer?.status, 200);
});

test('an answer to a GET can be spoiled too', async (t) => {
	const sandbox = await openFaulty(t, { fault: 'not-a-record', path: '/v1/states', every: true });
	assert.equal((await sandbox.get('/v1/states/11')).data, '[]');
});

const NONSENSE: Readonly<Record<string, readonly [script: object, path: string]>> = {
	'an unknown fault': [{ fault: 'explode', every: true }, '[0].fault'],
	'no selector': [{ fault: 'hang' }, '[0]'],
	'a share of more than all': [{ fault: 'hang', share: 2 }, '[0].share'],
	'two selectors': [{ fault: 'hang', every: true, request: 1 }, '[0]'],
	'a parameter of another fault': [{ fault: 'hang', every: true, status: 500 }, '[0]'],
	'an unknown field': [{ fault: 'hang', every: true, when: 1 }, '[0].when'],
	'looking into a body that is not read': [{ fault: 'reset-before-read', contains: 'x' }, '[0]'],
	'a number of a POST with a path': [{ fault: 'hang', request: 1, path: '/v1/states' }, '[0]'],
};

for (const [name, [script, path]] of Object.entries(NONSENSE)) {
	test(`${name} in a script is refused at ${path}`, async () => {
		const answer = await shared.put('/_sandbox/faults', [script]);
		assert.equal(answer.status, 400);
		assert.deepEqual(Object.keys(errorsOf(answer)), [path]);
	});
}
