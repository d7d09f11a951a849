import type { Credential } from './Credential.mts';
import type { Sandbox } from './Sandbox.mts';

/** The credential for the sandbox, with the key that may only create records: no example needs another. */
export function sandboxCredential({ url, keys }: Sandbox): Credential {
	const data = { baseUrl: url, apiKey: keys.createOnly, allowUnauthorizedCerts: false };
	return { id: 'tracySandbox0001', name: 'Tracy sandbox', type: 'tracyApi', data };
}
