import { once } from 'node:events';
import { createServer } from 'node:net';
import { listen } from './listen.mts';

/**
 * Returns a port that nothing listens on at this moment, on this machine's own address.
 * @param wished is returned if it is free
 */
export async function findFreePort(wished = 0): Promise<number> {
	const server = createServer();
	try {
		const port = await listen(server, wished);
		server.close();
		await once(server, 'close');
		return port;
	} catch (error) {
		if (wished !== 0) return findFreePort();
		throw error;
	}
}
