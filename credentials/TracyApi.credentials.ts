import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

/*
 * Not masked, and so not written among the secrets below: n8n would hide whether it is on or off.
 */
const allowUnauthorizedCerts: INodeProperties = {
	displayName: 'Ignore SSL Issues (Insecure)',
	name: 'allowUnauthorizedCerts',
	type: 'boolean',
	default: false,
	description:
		'Whether to connect even if the certificate of the server is not trusted. Everybody on the way can then read the key.',
};

export class TracyApi implements ICredentialType {
	name = 'tracyApi';

	displayName = 'Tracy API';

	icon: Icon = {
		light: 'file:../nodes/Tracy/tracy.svg',
		dark: 'file:../nodes/Tracy/tracy.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-tracy/n8n-nodes-tracy#the-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://tracy.example',
			description: "The address of Tracy's API, which Tracy's support gives with the API key",
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'A key that may create records is enough',
		},
		allowUnauthorizedCerts,
	];

	/**
	 * A function rather than an expression: it costs next to nothing a request, and it sets the
	 * certificate switch alike for the node, the test and the HTTP Request node, which reads it
	 * under another name.
	 */
	authenticate: IAuthenticate = async (credentials, requestOptions) => ({
		...requestOptions,
		headers: { ...requestOptions.headers, 'X-Api-Key': String(credentials.apiKey) },
		...(credentials.allowUnauthorizedCerts === true && {
			skipSslCertificateValidation: true,
			rejectUnauthorized: false,
		}),
	});

	/**
	 * Asks for a state that does not exist, which any key may do: whether Tracy answers that it is
	 * not there or that the key may not read, the key was accepted. Nothing is created or read.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.baseUrl.trim().replace(/\\/+$/, "").replace(/\\/v1$/i, "").replace(/\\/+$/, "") }}',
			url: '/v1/states/0',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: {
				ignore: true,
				except: [301, 302, 303, 307, 308, 401, 500, 502, 503, 504],
			},
		},
		rules: [
			{
				type: 'responseCode',
				properties: { value: 401, message: 'Tracy did not accept the API key' },
			},
		],
	};
}
