import {
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type INodeParameters,
} from 'n8n-workflow';
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

	test.each([
		'élan.example',
		'https://tracy.coöp.example',
		'http://münchen:8080',
		'e\u0301lan.example',
		'☺tracy.example',
	])(
		'%s, with letters beyond a to z: nowhere, least of all at what is left without them',
		async (baseUrl) => {
			expect(await resolved({ baseUrl })).toMatchObject({ allowedDomains: '' });
		},
	);

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

describe('Other domains are those that somebody lists', () => {
	const baseUrl = 'https://tracy.example';
	const others = { baseUrl, baseUrlDomainOnly: false };

	test.each([
		'other.example',
		'tracy.example, *.tracy.example,other.example',
		' *.other.example ',
		'[::1],127.0.0.1, xn--trcy-moa.example',
	])('%j, as it stands', async (otherDomains) => {
		expect(await resolved({ ...others, otherDomains })).toMatchObject({
			allowedDomains: otherDomains,
		});
	});

	test('by an expression: what it says', async () => {
		const otherDomains = '={{ ["a.example", "b.example"].join() }}';

		expect(await resolved({ ...others, otherDomains })).toMatchObject({
			allowedDomains: 'a.example,b.example',
		});
	});

	test.each([{}, { otherDomains: '' }, { otherDomains: null }])(
		'none, where the list is %j',
		async (list) => {
			const stored = { ...others, ...list } as ICredentialDataDecryptedObject;

			expect(await resolved(stored)).toMatchObject({ allowedDomains: '' });
		},
	);

	test.each([true, 'false', null])(
		'and the base URL’s alone where the switch is %j, whatever the list still holds',
		async (baseUrlDomainOnly) => {
			const stored = { baseUrl, baseUrlDomainOnly, otherDomains: 'other.example' };

			expect(await resolved(stored as ICredentialDataDecryptedObject)).toMatchObject({
				allowedDomains: 'tracy.example',
			});
		},
	);
});

describe('In the editor', () => {
	const baseUrl = 'https://tracy.example';

	test('the list that somebody turns to is empty', () => {
		expect(shownIn({ ...opened(), baseUrlDomainOnly: false })['Allowed Domains']).toBe('');
	});

	test('a list is stored and counts', async () => {
		const form = {
			...opened(),
			baseUrl,
			baseUrlDomainOnly: false,
			[nameOfList()]: 'other.example',
		};

		expect(await resolved(saved(form))).toMatchObject({ allowedDomains: 'other.example' });
	});

	test('a list counts no more, once the switch is turned on again', async () => {
		const form = { ...opened(), baseUrl, baseUrlDomainOnly: true, [nameOfList()]: 'other.example' };

		expect(await resolved(saved(form))).toMatchObject({ allowedDomains: 'tracy.example' });
	});

	/** The form of a new credential, as n8n's editor fills it: of two properties with a name, the first. */
	function opened(): ICredentialDataDecryptedObject {
		const { properties } = tracy.engine.installed.credentialType;
		return Object.fromEntries(
			properties.map(({ name, default: value }) => [name, value]).reverse(),
		);
	}

	function fieldsOf(form: ICredentialDataDecryptedObject) {
		return tracy.engine.installed.credentialType.properties.filter(
			(property) =>
				property.type !== 'hidden' &&
				NodeHelpers.displayParameter(form as INodeParameters, property, null, null),
		);
	}

	/** What a person sees, by the names of the fields. */
	function shownIn(form: ICredentialDataDecryptedObject) {
		return Object.fromEntries(
			fieldsOf(form).map(({ displayName, name }) => [displayName, form[name]]),
		);
	}

	function nameOfList(): string {
		const list = fieldsOf({ ...opened(), baseUrlDomainOnly: false }).find(
			({ displayName }) => displayName === 'Allowed Domains',
		);
		return list?.name ?? '';
	}

	/** What n8n's editor stores of a form. */
	function saved(form: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
		const { properties } = tracy.engine.installed.credentialType;
		return NodeHelpers.getNodeParameters(
			properties,
			form as INodeParameters,
			false,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
	}
});

describe.each<ICredentialDataDecryptedObject>([
	{ allowedHttpRequestDomains: 'all' },
	{ allowedHttpRequestDomains: 'none' },
	{ allowedHttpRequestDomains: 'domains' },
	{ baseUrlDomainOnly: false },
	{ baseUrlDomainOnly: false, otherDomains: 'other.example' },
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
