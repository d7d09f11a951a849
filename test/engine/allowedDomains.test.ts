import { NodeHelpers, type ICredentialDataDecryptedObject } from 'n8n-workflow';
import { resolveCredential } from './harness/credential/resolveCredential';
import { testCredential } from './harness/credential/testCredential';
import { byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

describe('Where the credential may be used outside of the Tracy node, if nobody says otherwise', () => {
	test.each([
		['https://tracy.example', 'tracy.example'],
		['  https://Tracy.Example:8443/v1/ \n', 'Tracy.Example'],
		['HTTP://tracy.example', 'tracy.example'],
		['\u200b\u00a0https://tracy.example\ufeff', 'tracy.example'],
		['tracy.example', 'tracy.example'],
		['http://tracy:8080/v1', 'tracy'],
		['http://localhost:5678', 'localhost'],
		['http://127.0.0.1:5678', '127.0.0.1'],
		['http://[::1]:5678/v1', '[::1]'],
		['https://tracy.example/https://other.example', 'tracy.example'],
		['https://tracy.example?https://other.example', 'tracy.example'],
		['https://tracy.example\\@other.example', 'tracy.example'],
	])('%j: only at %s', async (baseUrl, allowedDomains) => {
		expect(await resolved({ baseUrl })).toMatchObject({
			allowedHttpRequestDomains: 'domains',
			allowedDomains,
		});
	});

	test('an address by an expression: only at what it says', async () => {
		expect(await resolved({ baseUrl: '={{ "https://tracy" + ".example" }}' })).toMatchObject({
			allowedDomains: 'tracy.example',
		});
	});

	test('no address yet: nowhere', async () => {
		expect(await resolved({ baseUrl: '' })).toMatchObject({
			allowedHttpRequestDomains: 'domains',
			allowedDomains: '',
		});
	});

	test.each([null, undefined, 5, true])('a %s is no address, and no obstacle', async (baseUrl) => {
		const stored = { baseUrl } as unknown as ICredentialDataDecryptedObject;

		expect(await resolved(stored)).toHaveProperty('allowedHttpRequestDomains', 'domains');
	});
});

test('The editor shows no expression: it tests no credential in which it shows one', () => {
	const { properties } = tracy.engine.installed.credentialType;
	const values = { allowedHttpRequestDomains: 'domains', baseUrlDomainOnly: true };
	const shown = properties.filter(
		(property) =>
			property.type !== 'hidden' && NodeHelpers.displayParameter(values, property, null, null),
	);

	expect(shown.map(({ name }) => name)).toContain('apiKey');
	expect(shown.filter((property) => String(property.default).startsWith('='))).toEqual([]);
});

test('Other domains are those that somebody lists', async () => {
	const baseUrl = 'https://tracy.example';
	const listed = { baseUrl, baseUrlDomainOnly: false, allowedDomains: 'other.example' };

	expect(await resolved(listed)).toMatchObject({ allowedDomains: 'other.example' });
	expect(await resolved({ baseUrl, baseUrlDomainOnly: false })).toMatchObject({
		allowedDomains: '',
	});
});

describe.each<ICredentialDataDecryptedObject>([
	{ allowedHttpRequestDomains: 'all' },
	{ allowedHttpRequestDomains: 'none' },
	{ allowedHttpRequestDomains: 'domains' },
	{ allowedHttpRequestDomains: 'domains', allowedDomains: 'other.example' },
	{ baseUrlDomainOnly: false, allowedDomains: 'other.example' },
	{ allowedHttpRequestDomains: 'domains', allowedDomains: '' },
])('With %j', (credential) => {
	test('the node creates records', async () => {
		const run = await tracy.run({
			items: [{ title: 'a' }],
			parameters: byProperty([['201', 'stringValue', '={{ $json.title }}']]),
			credential,
		});

		expect(run.json).toMatchObject([{ outcome: 'created' }]);
	});

	test('the credential passes its test', async () => {
		const { credential: stored } = tracy.plan({ credential });
		if (typeof stored === 'string') throw new Error('There is no credential to test.');

		expect(await testCredential(tracy.engine.installed, stored)).toMatchObject({ status: 'OK' });
	});
});

async function resolved(stored: ICredentialDataDecryptedObject) {
	return await resolveCredential(tracy.engine.installed.credentialType.properties, stored);
}
