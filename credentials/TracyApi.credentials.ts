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

/*
 * n8n adds this and 'Allowed Domains' to every credential that its HTTP Request node can use, unless
 * the type has them itself, and lets them allow any host. Declared here, the key stays with the Base URL's.
 */
const allowedHttpRequestDomains: INodeProperties = {
	displayName: 'Allowed HTTP Request Domains',
	name: 'allowedHttpRequestDomains',
	type: 'options',
	options: [
		{
			name: 'All',
			value: 'all',
			description: 'Send the key to whatever address the HTTP Request or GraphQL node is given',
		},
		{
			name: 'None',
			value: 'none',
			description: 'Refuse to be used in the HTTP Request or GraphQL node',
		},
		{
			name: 'Specific Domains',
			value: 'domains',
			description: 'Send the key to certain domains only',
		},
	],
	default: 'domains',
	description:
		'Where the HTTP Request and GraphQL nodes may send the API key. The Tracy node sends it to the Base URL only, whatever is chosen here.',
};

const baseUrlDomainOnly: INodeProperties = {
	displayName: "Base URL's Domain Only",
	name: 'baseUrlDomainOnly',
	type: 'boolean',
	default: true,
	description:
		'Whether the domain of the Base URL is the only one of them. Turn it off to list others.',
	displayOptions: { show: { allowedHttpRequestDomains: ['domains'] } },
};

const otherDomains: INodeProperties = {
	displayName: 'Allowed Domains',
	name: 'otherDomains',
	type: 'string',
	default: '',
	placeholder: 'e.g. tracy.example, *.tracy.example',
	description:
		"Separated by commas, * for any subdomain. Where a domain has letters beyond a to z, enter its form with xn--. Ports and http or https don't matter.",
	displayOptions: { show: { allowedHttpRequestDomains: ['domains'], baseUrlDomainOnly: [false] } },
};

/*
 * The list that n8n reads: what was listed, else the host of the Base URL, with or without a dot in
 * it: n8n's own `extractDomain` finds none in `http://tracy:8080` or beside a blank, and fails the
 * whole credential where there is no text. Hidden, since the editor tests no credential in which it
 * shows an expression, and under a name of its own, so that no list outlives the switch.
 */
const allowedDomains: INodeProperties = {
	displayName: 'Allowed Domains',
	name: 'allowedDomains',
	type: 'hidden',
	default:
		'={{ $self["baseUrlDomainOnly"] === false ? $self["otherDomains"] ?? "" : /^[\\p{Z}\\p{C}]*(?:https?:\\/\\/)?(?!https?:)([\\w.-]+(?![\\w.-]|[^\\x00-\\x7f\\p{Z}\\p{C}])|\\[[\\da-f:.]+\\])/iu.exec($self["baseUrl"])?.[1] ?? "" }}',
	displayOptions: { show: { allowedHttpRequestDomains: ['domains'] } },
};

/** The statuses that are not the answer to a key that was accepted, and what they say. */
const verdicts: Array<[statuses: number[], message: string]> = [
	[[401], 'Tracy did not accept the API key. Copy it again, without anything around it.'],
	[
		[200, 201, 202, 203, 204, 206],
		"What answers at this Base URL is not Tracy's API: it has a page where Tracy has none.",
	],
	[
		[301, 302, 303, 307, 308],
		"What answers at this Base URL is not Tracy's API: it sends elsewhere. Enter the address that Tracy gave with the key.",
	],
	[[407], 'A proxy on the way to Tracy asks for a login of its own.'],
	[[429], 'Tracy asks to wait. Try again in a minute.'],
	[
		[500, 501, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 530],
		'The server at this Base URL is not in order at the moment. Try again later.',
	],
];

/** An answer that is text begins with one of these; Tracy's are JSON, or nothing (assumption A14). */
const textBeginnings = [
	...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
	...['\t', '\n', '\r', '\ufeff'],
];
const IS_TEXT = "What answers at this Base URL is not Tracy's API, but a page or text.";

/**
 * n8n's tester judges the answers that it was told not to pass over by their status, and the body
 * of all others by their members: of a text, these are its characters. n8n before 2.0 passes over
 * every status, but finds it in the body again, where Tracy says it there.
 */
const rules = [
	...verdicts.flatMap(([statuses, message]) =>
		statuses.flatMap((value) => [
			{ type: 'responseCode', properties: { value, message } },
			{ type: 'responseSuccessBody', properties: { key: 'status', value, message } },
		]),
	),
	...textBeginnings.map((value) => ({
		type: 'responseSuccessBody',
		properties: { key: '0', value, message: IS_TEXT },
	})),
	// n8n's type knows only lists of one kind; its tester takes both in one.
] as ICredentialTestRequest['rules'];

/** Blanks and what has no width, as they come along when something is copied. */
const BLANKS = '[\\p{White_Space}\\p{Default_Ignorable_Code_Point}\\u2800\\ufff9-\\ufffb]+';
const AROUND = new RegExp(`^${BLANKS}|${BLANKS}$`, 'gu');
const bare = (text: unknown) => String(text).replace(AROUND, '');

/** The base URL as the node reads it: https where no scheme is given, without slashes or /v1. */
const BASE_URL =
	`={{ $credentials.baseUrl.replace(${AROUND}, "")` +
	'.replace(/^(?=[^\\s\\/:?#@]+(?::[0-9]+)?(?:\\/|$))/, "https://").replace(/\\/+$/, "").replace(/\\/v1$/i, "").replace(/\\/+$/, "") }}';

export class TracyApi implements ICredentialType {
	name = 'tracyApi';

	displayName = 'Tracy API';

	icon: Icon = {
		light: 'file:../nodes/Tracy/tracy.svg',
		dark: 'file:../nodes/Tracy/tracy.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-tracy/n8n-nodes-tracy/blob/main/docs/credential.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://tracy.example',
			description:
				"The address of Tracy's API, which Tracy's support gives with the API key; https:// may be left out. If the test says ENOTFOUND, the name is not known; ECONNREFUSED or ETIMEDOUT, no server answers there; ERR_INVALID_URL, it is no address; EPROTO, the server speaks http rather than https; CERT or SELF_SIGNED, its certificate is not trusted.",
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
		allowedHttpRequestDomains,
		baseUrlDomainOnly,
		otherDomains,
		allowedDomains,
	];

	/**
	 * A function rather than an expression: it costs next to nothing a request, and it sets the
	 * certificate switch alike for the node, the test and the HTTP Request node, which reads it
	 * under another name.
	 */
	authenticate: IAuthenticate = async (credentials, requestOptions) => ({
		...requestOptions,
		headers: { ...requestOptions.headers, 'X-Api-Key': bare(credentials.apiKey) },
		...(credentials.allowUnauthorizedCerts === true && {
			skipSslCertificateValidation: true,
			rejectUnauthorized: false,
		}),
	});

	/**
	 * Asks for a state that does not exist, which any key may do: whether Tracy answers that it is
	 * not there or that the key may not read, the key was accepted (assumption A14). Nothing is
	 * created or read.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: BASE_URL,
			url: '/v1/states/0',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: { ignore: true, except: verdicts.flatMap(([statuses]) => statuses) },
		},
		rules,
	};
}
