import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { listen } from './processes/listen.mts';

/** Files that can be fetched over HTTP until they are closed. */
export interface ServedFiles {
	/** The address of one of them, by its name. */
	urlOf: (name: string) => string;
	close: () => void;
}

/** Serves JSON files under their names, on a free port of this machine's own address. */
export async function serveFiles(paths: string[]): Promise<ServedFiles> {
	const files = new Map(paths.map((path) => [`/${basename(path)}`, path]));
	const server = createServer((request, response) => {
		const path = request.method === 'GET' ? files.get(request.url ?? '') : undefined;
		response.writeHead(path === undefined ? 404 : 200, { 'content-type': 'application/json' });
		if (path === undefined) response.end();
		else createReadStream(path).pipe(response);
	});
	const port = await listen(server);
	// Nobody has to stay for it.
	server.unref();
	return {
		urlOf: (name) => `http://127.0.0.1:${port}/${name}`,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}
