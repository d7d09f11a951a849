/* eslint-disable @n8n/community-nodes/no-restricted-globals -- n8n is told by its environment which proxy to use */

/** Does something while n8n is set to send its requests for http:// through a proxy. */
export async function behindProxy<Result>(
	proxy: string,
	work: () => Promise<Result>,
): Promise<Result> {
	const before = process.env.HTTP_PROXY;
	process.env.HTTP_PROXY = proxy;
	try {
		return await work();
	} finally {
		if (before === undefined) delete process.env.HTTP_PROXY;
		else process.env.HTTP_PROXY = before;
	}
}
