import type { Sandbox } from '../../../tools/n8n/Sandbox.mts';

/** The bodies that the stand-in received since its reset, oldest first. */
export async function posted(sandbox: Sandbox): Promise<unknown[]> {
	const requests = await sandbox.requests();
	return requests
		.filter(({ method }) => method === 'POST')
		.map(({ body }): unknown => JSON.parse(body));
}
