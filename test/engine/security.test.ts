import { testCredential } from './harness/credential/testCredential';
import { byColumns, byId, byProperty } from './harness/parameters';
import { HugeServer } from './harness/servers/HugeServer';
import { Sandbox } from './harness/servers/Sandbox';
import { StaticServer } from './harness/servers/StaticServer';
import { useEditor } from './harness/useEditor';
import { useTracy } from './harness/useTracy';

// The rows of docs/security.md that no other test shows.

const tracy = useTracy();
const editor = useEditor(tracy);
let other: Sandbox;

beforeAll(async () => {
	other = await Sandbox.start();
});
beforeEach(async () => {
	await other.reset();
});
afterAll(async () => {
	await other.end();
});

const parameters = byProperty([['201', 'stringValue', '={{ $json.title }}']]);

describe.each([301, 302, 303, 307, 308])('A redirect (%s) to another host', (status) => {
	const redirect = async () => {
		const location = `${other.url}/v1/records`;
		await tracy.sandbox.setFaults({
			fault: 'redirect',
			status,
			location,
			path: '/v1',
			every: true,
		});
	};

	test.each([
		['Create Record', parameters],
		['Create Record by column', byColumns({ 201: 'a' })],
		['Duplicate Record', { ...parameters, operation: 'duplicate', record: byId('1') }],
		['Get Record', { operation: 'get', record: byId('1') }],
	])('takes nothing of %s there', async (_, given) => {
		await redirect();

		const run = await tracy.run({ parameters: given, onError: 'continueErrorOutput' });

		expect(run.success).toEqual([]);
		expect(run.failures).toHaveLength(1);
		expect(await other.requests()).toEqual([]);
	});

	test('takes nothing of the lists and the columns there', async () => {
		await redirect();

		await expect(editor.list('searchDatasets', { parameters })).rejects.toThrow();
		expect((await editor.columns({ parameters })).fields).toEqual([]);
		expect(await other.requests()).toEqual([]);
	});

	test('takes nothing of the test of the credential there', async () => {
		await redirect();
		const { credential } = tracy.plan({});
		if (typeof credential === 'string') throw new Error('There is no credential to test.');

		const verdict = await testCredential(tracy.engine.installed, credential);

		expect(verdict).toMatchObject({ status: 'Error' });
		expect(await other.requests()).toEqual([]);
	});
});

test('Executions that run at the same time share no key, no address and no row', async () => {
	const rowsOf = (name: string) =>
		Array.from({ length: 100 }, (_, index) => ({ title: `${name}-${index}.` }));
	const keyOfEach = async (sandbox: Sandbox) =>
		(await sandbox.requests()).map(({ body, headers }) => [
			/[abc]-(?=\d+\.)/.exec(body)?.[0],
			headers['x-api-key'],
		]);

	const [a, b, c] = await Promise.all([
		tracy.run({ items: rowsOf('a'), parameters }),
		tracy.run({
			items: rowsOf('b'),
			parameters,
			credential: { apiKey: tracy.sandbox.keys.createOnly },
		}),
		tracy.run({ items: rowsOf('c'), parameters, credential: { baseUrl: other.url } }),
	]);

	const here = await keyOfEach(tracy.sandbox);
	expect(here).toHaveLength(200);
	expect(new Set(here.map(String))).toEqual(new Set(['a-,full', 'b-,createOnly']));
	expect(new Set((await keyOfEach(other)).map(String))).toEqual(new Set(['c-,full']));
	for (const [name, run] of Object.entries({ a, b, c })) {
		expect(run?.json.map(({ values }) => values)).toEqual(
			rowsOf(name).map(({ title }) => ({ Text: title })),
		);
	}
});

describe('What a server says is text where the editor shows HTML', () => {
	const script = '<img src=x onerror=alert(1)>';

	test('in the notice in place of the columns', async () => {
		await tracy.sandbox.setFaults({
			fault: 'status',
			status: 400,
			body: { message: `Not ${script}` },
			path: '/v1',
			every: true,
		});

		const { emptyFieldsNotice } = await editor.columns({ parameters });

		expect(emptyFieldsNotice).toContain('&lt;img src=x onerror=alert(1)&gt;');
		expect(emptyFieldsNotice).not.toContain('<');
	});
});

describe.each([
	['of a record', '{"id":1', { id: null, outcome: 'created' }],
	[
		'of something else',
		'{"status":"ok"',
		{ details: { outcome: 'unknown', status: 200, reason: '{"status":"ok"' } },
	],
])('A huge answer that begins as that %s', (_, beginning, outcome) => {
	test.each([
		['as it is', false],
		['compressed to a thousandth', true],
	])('is read no further than a record can be long: %s', async (_how, isCompressed) => {
		const server = new HugeServer({ beginning, isCompressed });
		const credential = { baseUrl: await server.listen() };
		const plan = { items: [{ title: 'a' }], parameters, credential };

		const run = await tracy.run({ ...plan, onError: 'continueRegularOutput' });
		const isReadWhole = await server.isReadWhole;
		server.close();

		// Read to its end, it would be the record 1, or give the reason "status: ok".
		expect(run.json).toMatchObject([outcome]);
		expect(isReadWhole).toBe(false);
	});
});

describe('An answer that is nested 200,000 deep tells the outcome of its row all the same', () => {
	const deep = '['.repeat(200_000) + ']'.repeat(200_000);

	test.each([
		['of a record', 200, `{"id":1,"datums":${deep}}`, { id: 1, outcome: 'created' }],
		['of something else', 200, deep, { details: { outcome: 'unknown', status: 200 } }],
		['of a refusal', 422, `{"message":${deep}}`, { details: { outcome: 'rejected', status: 422 } }],
	])('%s', async (_, status, text, outcome) => {
		const server = await StaticServer.start(status, text);

		const run = await tracy.run({
			parameters,
			items: [{ title: 'a' }],
			credential: { baseUrl: server.url },
			onError: 'continueRegularOutput',
		});
		await server.close();

		expect(run.json).toMatchObject([outcome]);
	});
});
