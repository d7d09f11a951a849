import { once } from 'node:events';
import { createServer } from 'node:net';

/** Returns a port that nothing listens on at this moment, on this machine's own address. */
export async function findFreePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('No port is free.');
	return address.port;
}
