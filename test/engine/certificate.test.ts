import { byProperty } from './harness/parameters';
import { Intruder } from './harness/servers/Intruder';
import { SelfSignedServer } from './harness/servers/SelfSignedServer';
import { testCredential } from './harness/credential/testCredential';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();
const server = new SelfSignedServer();
let baseUrl = '';

beforeAll(async () => {
	baseUrl = await server.listen();
});
beforeEach(() => {
	server.paths.splice(0);
});
afterAll(() => {
	server.close();
});

const parameters = byProperty([['201', 'stringValue', '={{ $json.title }}']], {
	options: { maxConcurrency: 1 },
});
const items = [{ title: 'a' }, { title: 'b' }];

test('A certificate that is not trusted ends the run, and nothing is sent', async () => {
	const run = await tracy.run({
		items,
		parameters,
		credential: { baseUrl },
		onError: 'continueErrorOutput',
	});

	expect(run.failures).toMatchObject([
		{
			json: {
				error: expect.stringContaining("Tracy's certificate was not accepted"),
				details: { outcome: 'unsent', next: expect.stringContaining("'Ignore SSL Issues'") },
			},
		},
		{ json: { title: 'b', details: { outcome: 'unsent' } } },
	]);
	expect(server.paths).toEqual([]);
});

test('The credential can ignore that, alike for the node and for its test', async () => {
	const credential = { baseUrl, apiKey: 'any', allowUnauthorizedCerts: true };

	const run = await tracy.run({ items, parameters, credential });
	const tested = await testCredential(tracy.engine.installed, credential);

	expect(run.json).toMatchObject([{ id: 1, outcome: 'created' }, { outcome: 'created' }]);
	expect(tested).toMatchObject({ status: 'OK' });
	expect(server.paths).toEqual(['/v1/records', '/v1/records', '/v1/states/0']);
});

test.each([
	['plain text', 'HTTP/1.1 504 Gateway Timeout\r\nContent-Length: 0\r\n\r\n'],
	['a record that is too long', Buffer.from('170303ffff00', 'hex')],
])('Where %s comes in a connection that was secure, the record may be there', async (_, says) => {
	const port = Number(new URL(baseUrl).port);
	const intruder = new Intruder(port, () => server.paths.length > 0, says);

	const run = await tracy.run({
		items: items.slice(0, 1),
		parameters,
		credential: {
			baseUrl: `https://127.0.0.1:${await intruder.listen()}`,
			allowUnauthorizedCerts: true,
		},
		onError: 'continueErrorOutput',
	});
	intruder.close();

	expect(server.paths).toEqual(['/v1/records']);
	expect(run.failures).toMatchObject([{ json: { details: { outcome: 'unknown' } } }]);
});

test('The test of the credential does not accept such a certificate by itself', async () => {
	const credential = { baseUrl, apiKey: 'any', allowUnauthorizedCerts: false };

	expect(await testCredential(tracy.engine.installed, credential)).toMatchObject({
		status: 'Error',
	});
	expect(server.paths).toEqual([]);
});
