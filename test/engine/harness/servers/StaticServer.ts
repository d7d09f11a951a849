/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test harness runs a server */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { listen } from '../../../../tools/n8n/processes/listen.mts';

/** A server that is no Tracy: it answers everything alike. */
export class StaticServer {
	private constructor(
		private readonly server: Server,
		readonly url: string,
	) {}

	/** Starts one on a free port of this machine. */
	static async start(status: number, body: string): Promise<StaticServer> {
		const server = createServer((_, response) => {
			response.writeHead(status, { 'content-type': 'text/html' }).end(body);
		});
		return new StaticServer(server, `http://127.0.0.1:${await listen(server)}`);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}
}
