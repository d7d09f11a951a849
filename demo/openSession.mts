import axios, { type AxiosInstance } from 'axios';
import type { Login } from './Login.mts';
import { waitUntil } from './waitUntil.mts';

/**
 * Waits until n8n is ready and logs in as its owner, which the login becomes if there is none yet.
 * @param lost says why n8n will never be ready
 * @returns a client that is logged in
 */
export async function openSession(
	url: string,
	{ email, password }: Login,
	limitSeconds: number,
	lost: () => string | undefined,
): Promise<AxiosInstance> {
	const client = axios.create({ baseURL: url, proxy: false, timeout: 60_000 });
	await waitUntil(`The start of n8n at ${url}`, limitSeconds, async () => {
		const reason = lost();
		if (reason !== undefined) throw new Error(`${reason} before it was ready.`);
		return (await isReady(client)) ? true : undefined;
	});
	const owner = { email, password, firstName: 'Tracy', lastName: 'Demo' };
	const setUp = await client.post('/rest/owner/setup', owner, {
		// Refused when there is an owner already.
		validateStatus: (status) => status === 200 || status === 400,
	});
	const answer =
		setUp.status === 200
			? setUp
			: await client.post('/rest/login', { emailOrLdapLoginId: email, password });
	const cookies = answer.headers['set-cookie'] ?? [];
	client.defaults.headers.common.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
	return client;
}

async function isReady(client: AxiosInstance): Promise<boolean> {
	return client.get('/healthz/readiness').then(
		() => true,
		() => false,
	);
}
