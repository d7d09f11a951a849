import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Returns a port that nothing listens on at this moment, on this machine's own address.
 * @param wished is returned if it is free
 */
export async function findFreePort(wished = 0): Promise<number> {
	const server = createServer();
	try {
		server.listen(wished, '127.0.0.1');
		await once(server, 'listening');
	} catch (error) {
		if (wished !== 0) return findFreePort();
		throw error;
	}
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('No port is free.');
	return address.port;
}
