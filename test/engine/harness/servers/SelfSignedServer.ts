/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness runs a server */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { listen } from '../../../../tools/n8n/processes/listen.mts';

/** A server that nobody has a reason to trust, for its certificate is its own. */
export class SelfSignedServer {
	/** The paths that were asked for. */
	readonly paths: string[] = [];

	private readonly server: Server;

	constructor() {
		// The key and the certificate protect nothing.
		const pem = readFileSync(join(__dirname, 'selfSigned.pem'));
		this.server = createServer({ key: pem, cert: pem }, (request, response) => {
			this.paths.push(request.url ?? '');
			response.setHeader('Content-Type', 'application/json');
			// As Tracy answers: there is no state 0, which the test of the credential asks for.
			if (request.method === 'GET') response.statusCode = 404;
			const answer = request.method === 'GET' ? { title: 'Not Found' } : { id: 1 };
			request.resume().on('end', () => response.end(JSON.stringify(answer)));
		});
	}

	/** Begins to listen on a port of its own, and says where. */
	async listen(): Promise<string> {
		const port = await listen(this.server);
		this.server.unref();
		return `https://127.0.0.1:${port}`;
	}

	close(): void {
		this.server.closeAllConnections();
		this.server.close();
	}
}
