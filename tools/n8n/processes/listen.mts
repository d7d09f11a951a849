import { once } from 'node:events';
import type { Server } from 'node:net';

/**
 * Lets a server listen on this machine's own address.
 * @param port 0 takes any that is free
 * @returns its port
 */
export async function listen(server: Server, port = 0): Promise<number> {
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	const bound = server.address();
	if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
	return bound.port;
}
