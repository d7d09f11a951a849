import type { Credential } from './Credential.mts';
import type { Sandbox } from './Sandbox.mts';

/**
 * A credential for each of the sandbox's keys: one may only create records, which is enough for all
 * examples but one; the other may read as well, as lists and columns need it.
 */
export type SandboxCredentials = Record<'createOnly' | 'reading', Credential>;

/** The credentials with which n8n reaches the sandbox. */
export function sandboxCredentials({ url, keys }: Sandbox): SandboxCredentials {
	const type = 'tracyApi';
	const data = (apiKey: string) => ({ baseUrl: url, apiKey, allowUnauthorizedCerts: false });
	return {
		createOnly: {
			id: 'tracySandbox0001',
			name: 'Tracy sandbox',
			type,
			data: data(keys.createOnly),
		},
		reading: {
			id: 'tracySandbox0002',
			name: 'Tracy sandbox, with a key that may read',
			type,
			data: data(keys.full),
		},
	};
}
