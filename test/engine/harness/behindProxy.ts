/* eslint-disable @n8n/community-nodes/no-restricted-globals -- n8n is told by its environment which proxy to use */

/** Does something while n8n is set to send its requests through a proxy. */
export async function behindProxy<Result>(
	proxy: string,
	work: () => Promise<Result>,
): Promise<Result> {
	const before = { ...process.env };
	Object.assign(process.env, { HTTP_PROXY: proxy, HTTPS_PROXY: proxy });
	try {
		return await work();
	} finally {
		for (const name of ['HTTP_PROXY', 'HTTPS_PROXY']) {
			if (before[name] === undefined) delete process.env[name];
			else process.env[name] = before[name];
		}
	}
}
