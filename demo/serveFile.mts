import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';

/** A file that can be fetched over HTTP until it is closed. */
export interface ServedFile {
	url: string;
	close: () => void;
}

/** Serves one JSON file on a free port of this machine's own address. */
export async function serveFile(path: string): Promise<ServedFile> {
	const address = `/${basename(path)}`;
	const server = createServer((request, response) => {
		const isAsked = request.method === 'GET' && request.url === address;
		response.writeHead(isAsked ? 200 : 404, { 'content-type': 'application/json' });
		if (isAsked) createReadStream(path).pipe(response);
		else response.end();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const bound = server.address();
	if (bound === null || typeof bound === 'string') throw new Error('No port is free.');
	return {
		url: `http://127.0.0.1:${bound.port}${address}`,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}
